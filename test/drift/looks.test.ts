import { describe, expect, it } from 'vitest';
import { dockerTypes } from '../../infra/catalogue/resource-types/docker.ts';
import { gcpTypes } from '../../infra/catalogue/resource-types/gcp.ts';
import { joined, notLookedAt } from '../../infra/drift/looks.ts';
import { changesOf } from '../../infra/summary/changes.ts';
import { readPreview } from '../../infra/summary/preview-output.ts';
import { hasFailed } from '../../infra/summary/summarise.ts';
import { preview, type TestStep } from '../summary/support.ts';

const bucket = (name: string, op = 'same'): TestStep => ({ op, type: gcpTypes.bucket.token, name });
const container = (name: string, op = 'same'): TestStep => ({ op, type: dockerTypes.container.token, name });
const changesIn = (planned: readonly TestStep[], looked: readonly TestStep[]) => {
  const { steps, counts } = readPreview(joined(preview(planned), preview(looked)).stdout);
  return { counts, changes: changesOf(steps).map(({ operation, name }) => `${operation} ${name}`) };
};

describe('a look that the right to look suffices for', () => {
  it('leaves out all of Docker, and the values of secrets', () => {
    expect(notLookedAt()).toEqual([
      '**docker:index/container:Container::**',
      '**docker:index/network:Network::**',
      '**docker:index/remoteImage:RemoteImage::**',
      '**docker:index/volume:Volume::**',
      '**gcp:secretmanager/secretVersion:SecretVersion::**',
    ]);
  });

  it('shows what is not there any more, and what is not applied yet where nobody looked', () => {
    const planned = [bucket('one'), bucket('two'), container('gpu-0-flux', 'replace'), container('gpu-0-sd35')];
    const looked = [
      ...['one', 'two'].map((name) => bucket(name, 'refresh')),
      bucket('one', 'create'),
      bucket('two'),
      container('gpu-0-flux'),
      container('gpu-0-sd35'),
    ];
    expect(changesIn(planned, looked)).toEqual({
      counts: { create: 1, replace: 1, same: 2 },
      changes: ['create one', 'replace gpu-0-flux'],
    });
  });

  it('shows once what is both', () => {
    expect(changesIn([bucket('one', 'update')], [bucket('one', 'replace')])).toEqual({
      counts: { replace: 1 },
      changes: ['replace one'],
    });
  });

  it('shows what the program gave up, also where what was not looked at depends on it', () => {
    expect(changesIn([bucket('one', 'delete')], [bucket('one')])).toEqual({
      counts: { delete: 1 },
      changes: ['delete one'],
    });
  });

  it('has failed where one of its previews has', () => {
    const good = preview([bucket('one')]);
    const bad = { ...preview([]), status: 255, stderr: 'no' };
    expect([joined(good, bad), joined(bad, good)].map(hasFailed)).toEqual([true, true]);
    expect(joined(good, bad).stderr).toBe('no');
    expect(hasFailed(joined(good, good))).toBe(false);
  });

  it('keeps the warnings of both', () => {
    const warned = (message: string) => preview([], { diagnostics: [{ severity: 'warning', message }] });
    const { diagnostics } = readPreview(joined(warned('a'), warned('b')).stdout);
    expect(diagnostics.map(({ message }) => message)).toEqual(['a', 'b']);
  });
});
