import { describe, expect, it } from 'vitest';
import { labels } from '../../infra/model/labels.ts';
import type { FoundContainer } from '../../infra/status/found.ts';
import { rowsOf } from '../../infra/status/rows.ts';
import { asWanted, idOf, withChanged } from '../support/found.ts';
import { environment } from '../support/stacks.ts';

const test = environment('test');
const [host] = test.hosts;
if (!host) throw new Error('test has a host');
const wanted = asWanted(test, host);
const container = (key: string) => {
  const one = wanted.containers.find((found) => found.labels[labels.container] === key);
  if (!one) throw new Error(`there is no ${key}`);
  return one;
};
const differences = (found = wanted) =>
  rowsOf(test, host, found).flatMap(({ container: key, differs }) => differs.map((line) => `${key}: ${line}`));

describe('what a host runs', () => {
  it('is told for each container that is wanted, in the order of the services', () => {
    const rows = rowsOf(test, host, wanted);
    expect(rows.map((row) => row.container)).toEqual(wanted.containers.map((one) => one.labels[labels.container]));
    expect(rows.find((row) => row.container === 'flux')).toEqual({
      host: 'gpu-0',
      service: 'flux',
      container: 'flux',
      state: 'healthy',
      since: '2026-03-01T00:00:00.000Z',
      restarts: 0,
      id: container('flux').container,
      image: 'genai-stub/flux:1',
      wanted: 'genai-stub/flux:1',
      gpus: [],
      differs: [],
    });
    expect(differences()).toEqual([]);
  });

  it.each<[string, Partial<FoundContainer>, string]>([
    ['flux', { health: 'unhealthy' }, 'it is unhealthy'],
    ['flux', { health: 'starting' }, 'it is starting'],
    ['flux', { health: null }, 'it is running'],
    ['flux', { status: 'paused' }, 'it is paused'],
    ['flux', { status: 'exited', exitCode: 137 }, 'it ended with exit code 137'],
    ['flux', { image: idOf('genai-stub/sd35:1') }, 'another image'],
    ['flux', { memory: 1024 }, 'another memory limit'],
    ['flux', { cpuQuota: 1 }, 'another limit of cores'],
    ['flux', { devices: ['nvidia.com/gpu=0'] }, 'other GPUs'],
    ['gateway', { mounts: ['volume-of-before'] }, 'other configuration files'],
  ])('differs, %s with %j: %s', (key, change, line) => {
    expect(differences(withChanged(wanted, key, change))).toEqual([`${key}: ${line}`]);
  });

  it('names variables that are other ones, missing or too many, and never their values', () => {
    const [first = '', ...rest] = container('flux').variables;
    const found = withChanged(wanted, 'flux', { variables: [...rest, `${first}x`, 'MORE=hidden'] });
    expect(differences(found)).toEqual([`flux: other variables: ${['MORE', first.split('=')[0]].sort().join(', ')}`]);
  });

  it('has a row for what is missing', () => {
    const found = { ...wanted, containers: wanted.containers.filter((one) => one !== container('flux')) };
    expect(rowsOf(test, host, found).find((row) => row.container === 'flux')).toEqual({
      host: 'gpu-0',
      service: 'flux',
      container: 'flux',
      wanted: 'genai-stub/flux:1',
      state: 'missing',
      gpus: [],
      differs: ['there is no container'],
    });
  });

  it('has the one that serves first, and another beside it behind', () => {
    const failed: FoundContainer = { ...container('flux'), container: 'failed', status: 'exited', created: new Date() };
    const rows = rowsOf(test, host, { ...wanted, containers: [failed, ...wanted.containers] });
    expect(rows.filter((row) => row.service === 'flux').map(({ id, state, differs }) => [id, state, differs])).toEqual([
      [container('flux').container, 'healthy', []],
      ['failed', 'exited', ['it is beside another one']],
    ]);
  });

  it('has what nobody wants there last', () => {
    const other = { ...container('flux'), labels: { [labels.service]: 'old', [labels.container]: 'old-1' } };
    const rows = rowsOf(test, host, { ...wanted, containers: [other, ...wanted.containers] });
    expect(rows.at(-1)).toMatchObject({
      service: 'old',
      container: 'old-1',
      state: 'healthy',
      differs: ['the stack file wants none here'],
    });
  });

  it('has the digest of an image that the stack file does not name, or else its id', () => {
    const other = { image: 'other', digests: ['registry/flux@sha256:12'], variables: ['PATH=/bin'] };
    const found = withChanged({ ...wanted, images: [...wanted.images, other] }, 'flux', { image: 'other' });
    const imageOf = (one: typeof found) => rowsOf(test, host, one).find((row) => row.container === 'flux')?.image;
    expect(imageOf(found)).toBe('registry/flux@sha256:12');
    expect(imageOf(withChanged(wanted, 'flux', { image: 'sha256:34' }))).toBe('sha256:34');
  });

  it('compares the image with none where the stack file chose none', () => {
    const unset = environment('test', { images: { flux: 'unset' } });
    expect(rowsOf(unset, host, wanted).find((row) => row.container === 'flux')).toMatchObject({
      wanted: 'unset',
      differs: [],
    });
  });
});
