import { describe, expect, it } from 'vitest';
import { hasChanges, summarise } from '../../infra/summary/summarise.ts';
import { bucket, container, disk, preview, runs, type TestStep, urn, vm, volume } from './support.ts';

/** The lines of the caution. */
const caution = (...steps: TestStep[]): string[] =>
  summarise(preview(steps))
    .split('\n')
    .filter((line) => line.startsWith('> - '))
    .map((line) => line.slice('> - '.length));

describe('protection', () => {
  it('names what the update will fail on', () => {
    expect(caution({ op: 'delete', type: vm, was: { protect: true } })).toEqual([
      '**delete** `one` `compute.Instance`; **protected: the update will fail until its protection is removed**',
    ]);
  });

  it('names what nothing stops any more', () => {
    const [line] = caution({ op: 'replace', type: vm, was: { protect: true }, replaceReasons: ['zone'] });
    expect(line).toContain('**protected until now: this change removes its protection**');
    expect(line).not.toContain('will fail');
  });

  it('names a VM that Google protects', () => {
    const [line] = caution({
      op: 'replace',
      type: vm,
      before: { deletionProtection: true },
      after: { deletionProtection: true },
    });
    expect(line).toContain('Google will refuse to remove it');
  });

  it('names a protection that is taken off without anything else, which is a change', () => {
    const off: TestStep = { op: 'same', was: { protect: true } };
    expect(caution(off)).toEqual(['`one` `storage.Bucket`: its protection from deletion is removed']);
    expect(hasChanges(preview([off]))).toBe(true);
    expect(caution({ ...off, will: { protect: true } })).toEqual([]);
  });
});

describe('data', () => {
  it.each([
    [{ op: 'delete', type: bucket }, '**will be destroyed**; the update fails unless it is empty'],
    [{ op: 'delete', type: bucket, before: { forceDestroy: true } }, '**will be destroyed**'],
    [
      { op: 'replace', type: 'gcp:bigquery/dataset:Dataset' },
      '**will be destroyed**; the update fails unless it is empty',
    ],
    [{ op: 'delete', type: disk }, '**will be destroyed**'],
    [{ op: 'delete', type: 'gcp:secretmanager/secret:Secret' }, '**will be destroyed**'],
    [{ op: 'replace', type: 'random:index/randomPassword:RandomPassword' }, '**will be destroyed**'],
    [{ op: 'delete', type: 'gcp:kms/cryptoKey:CryptoKey' }, '**will be destroyed**'],
    [{ op: 'delete', type: volume }, '**will be destroyed**'],
    [{ op: 'delete', type: bucket, was: { retainOnDelete: true } }, 'stays, and is no longer in the stack'],
    [
      { op: 'replace', type: 'gcp:secretmanager/secretVersion:SecretVersion', before: { deletionPolicy: 'DISABLE' } },
      'disabled, and can be enabled again',
    ],
    [
      { op: 'replace', type: 'gcp:secretmanager/secretVersion:SecretVersion', before: { deletionPolicy: 'ABANDON' } },
      'stays readable',
    ],
  ] satisfies [TestStep, string][])('of %o', (step, fate) => {
    const [line] = caution(step);
    expect(line).toMatch(/\*\*holds data\*\* \([a-z ]+\): /);
    expect(line?.split('): ')[1]).toBe(fate);
  });

  it('is in no configuration volume, image or container', () => {
    expect(
      caution(
        { op: 'replace', type: volume, parent: ['genai:docker:ConfigVolume', 'gpu-0-gateway-config'] },
        { op: 'replace', type: 'docker:index/remoteImage:RemoteImage' },
        { op: 'replace', type: container, before: runs('flux'), after: runs('flux') },
      ),
    ).toEqual([]);
  });

  it('stays on the disk of a VM that is replaced, unless that goes, too', () => {
    const host = ['genai:gcp:VmHost', 'gpu-0-vm'] as const;
    const replaced: TestStep = { op: 'replace', type: vm, name: 'gpu-0-vm', parent: host };
    const models: TestStep = { op: 'replace', type: volume, name: 'models', was: { deletedWith: urn(vm, 'gpu-0-vm') } };
    const other: TestStep = { op: 'replace', type: disk, name: 'other', parent: ['genai:gcp:VmHost', 'gpu-1-vm'] };
    const line = (...steps: TestStep[]) => caution(...steps).find((one) => one.includes('`models`'));
    expect(line(replaced, models)).toBe(
      "**replace** `models` `docker.Volume` because of `gpu-0-vm` `compute.Instance`, which is deleted or replaced; **holds data** (files): stays on the host's data disk",
    );
    expect(line(replaced, models, other)).toContain('stays on');
    expect(line(replaced, models, { ...other, name: 'data', parent: host })).toContain(
      '**will be destroyed** with `data`',
    );
  });

  it('comes before what holds none', () => {
    const lines = caution(
      { op: 'delete', type: 'gcp:compute/firewall:Firewall' },
      { op: 'delete', type: disk, name: 'two' },
    );
    expect(lines[0]).toContain('`two`');
  });
});

describe('causes', () => {
  it('are the properties that force a replacement, with their values', () => {
    const [line] = caution({
      op: 'replace',
      before: { location: 'US', size: 1 },
      after: { location: 'EU', size: 2 },
      replaceReasons: ['location'],
      diffReasons: ['location', 'size'],
    });
    expect(line).toContain('because of `location` `US` → `EU`;');
  });

  it('are the resources that force the replacement of another', () => {
    const gone = { op: 'delete', name: 'two' };
    const along = { op: 'replace', type: disk, will: { dependencies: [urn(bucket, 'two')] } };
    expect(caution(gone, along).find((line) => line.includes('`one`'))).toContain(
      'because of `two` `storage.Bucket`, which is deleted or replaced',
    );
  });
});
