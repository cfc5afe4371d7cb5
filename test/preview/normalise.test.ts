import { describe, expect, it } from 'vitest';
import { normalise } from '../../infra/preview/normalise.ts';

const urn = (types: string, name: string) => `urn:pulumi:staging::genai::${types}::${name}`;
const one = (inputs: Record<string, unknown>, type = 'gcp:storage/bucket:Bucket') =>
  normalise([{ type, urn: urn(type, 'x'), inputs }])[0]?.inputs;

describe('the normaliser', () => {
  it('leaves out the stack and default providers, and names parents without their ancestors', () => {
    const stack = { type: 'pulumi:pulumi:Stack', urn: urn('pulumi:pulumi:Stack', 'genai-staging') };
    const set = { type: 'genai:gcp:BucketSet', urn: urn('genai:gcp:BucketSet', 'buckets'), parent: stack.urn };
    const bucket = {
      type: 'gcp:storage/bucket:Bucket',
      urn: urn('genai:gcp:BucketSet$gcp:storage/bucket:Bucket', 'buckets-bronze'),
      parent: set.urn,
      inputs: { name: 'b' },
    };
    const provider = { type: 'pulumi:providers:random', urn: urn('pulumi:providers:random', 'default_4_21_2') };
    expect(normalise([stack, bucket, provider, set])).toEqual([
      {
        type: 'gcp:storage/bucket:Bucket',
        name: 'buckets-bronze',
        parent: 'genai:gcp:BucketSet::buckets',
        inputs: { name: 'b' },
      },
      { type: 'genai:gcp:BucketSet', name: 'buckets', parent: '', inputs: {} },
    ]);
  });

  it('takes away what a schema defaults, at every level, and nothing else', () => {
    const inputs = {
      __defaults: ['storageClass'],
      storageClass: 'STANDARD',
      name: 'b',
      rules: [{ __defaults: ['mode'], mode: 'x', action: { __defaults: [], type: 'Delete' } }],
    };
    expect(one(inputs)).toEqual({ name: 'b', rules: [{ action: { type: 'Delete' } }] });
  });

  it('marks a name that the engine drew, wherever it is used', () => {
    const volume = {
      type: 'docker:index/volume:Volume',
      urn: urn('docker:index/volume:Volume', 'config'),
      inputs: { __defaults: ['name'], name: 'config-1a2b3c4' },
    };
    const reader = {
      type: 'docker:index/container:Container',
      urn: urn('docker:index/container:Container', 'gateway'),
      inputs: { mounts: [{ source: 'config-1a2b3c4' }, { source: 'models' }] },
    };
    expect(normalise([volume, reader]).map(({ inputs }) => inputs)).toEqual([
      { mounts: [{ source: '<known after up>' }, { source: 'models' }] },
      {},
    ]);
  });

  it('keeps a value that the program gives, even where it equals the default', () => {
    expect(one({ __defaults: [], storageClass: 'STANDARD' })).toEqual({ storageClass: 'STANDARD' });
  });

  it('takes what the engine adds from providers alone, and reads their JSON', () => {
    const added = { __internal: {}, version: '5.2.0', host: 'unix:///x', sshOpts: '["-o","A=b"]' };
    expect(one(added, 'pulumi:providers:docker')).toEqual({ host: 'unix:///x', sshOpts: ['-o', 'A=b'] });
    expect(one({ version: '5.2.0', text: '["a"]' })).toEqual({ version: '5.2.0', text: '["a"]' });
  });

  it('marks what is unknown and what is secret', () => {
    const secret = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', value: 'hush' };
    expect(one({ id: '04da6b54-80e4-46f7-96ec-b56ff0331ba9', secret, shown: '[secret]' })).toEqual({
      id: '<known after up>',
      secret: '[secret]',
      shown: '[secret]',
    });
  });
});
