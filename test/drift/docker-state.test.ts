import { describe, expect, it } from 'vitest';
import { dockerTypes } from '../../infra/catalogue/resource-types/docker.ts';
import { dockerStateOf } from '../../infra/drift/docker-state.ts';
import { readPreview } from '../../infra/summary/preview-output.ts';
import { preview, type TestStep } from '../summary/support.ts';

const service = 'genai:docker:DockerHost$genai:docker:ServiceContainer$';
/** A resource that the state has, in a preview. */
const kept = (type: { readonly token: string }, name: string, id: string, inputs = {}, was = {}): TestStep => ({
  op: 'same',
  type: `${service}${type.token}`,
  name,
  before: inputs,
  was: { id, modified: '2026-01-02T03:04:05.678Z', ...was },
});
/** Inputs of a container, as the engine has them after the provider's check. */
const inputs = {
  name: 'gpu-0-flux-fb86c01',
  image: 'sha256:41',
  start: true,
  restart: 'unless-stopped',
  memory: 4096,
  memorySwap: 4096,
  cpuPeriod: 100_000,
  cpuQuota: 150_000,
  networkMode: 'bridge',
  networksAdvanced: [{ name: 'genai-network' }, { name: 'genai-monitoring' }],
};
const stateOf = (steps: readonly TestStep[], host = 'gpu-0') =>
  dockerStateOf(readPreview(preview(steps).stdout).steps, host);

describe('the state of a host', () => {
  it('is its containers, networks and volumes, as they were asked for', () => {
    const steps = [
      kept(dockerTypes.container, 'gpu-0-flux', 'a1', inputs),
      kept(dockerTypes.network, 'gpu-0-genai', 'b1', { name: 'genai-network' }),
      kept(dockerTypes.volume, 'gpu-0-jobmatch-staging-models', 'jobmatch-staging-models'),
      kept(dockerTypes.remoteImage, 'gpu-0-flux', 'sha256:41'),
    ];
    expect(stateOf(steps)).toEqual({
      containers: [
        {
          id: 'a1',
          key: 'flux',
          name: 'gpu-0-flux-fb86c01',
          image: 'sha256:41',
          runs: true,
          restart: 'unless-stopped',
          memoryMib: 4096,
          memorySwapMib: 4096,
          cpus: 1.5,
          networks: ['genai-monitoring', 'genai-network'],
        },
      ],
      networks: [{ id: 'b1', name: 'genai-network' }],
      volumes: ['jobmatch-staging-models'],
      remnants: [],
      modified: new Date('2026-01-02T03:04:05.678Z'),
    });
  });

  it('has a container that only writes a configuration: on no network, and never started', () => {
    const writer = { ...inputs, start: false, restart: 'no', networkMode: 'none', networksAdvanced: undefined };
    expect(stateOf([kept(dockerTypes.container, 'gpu-0-gateway-config', 'a1', writer)])?.containers).toMatchObject([
      { key: 'gateway-config', runs: false, restart: 'no', networks: ['none'] },
    ]);
  });

  it('has what is to be replaced or removed, and not what is still to be made', () => {
    const steps: TestStep[] = [
      { ...kept(dockerTypes.container, 'gpu-0-flux', 'a1', inputs), op: 'replace' },
      { ...kept(dockerTypes.container, 'gpu-0-sd35', 'a2', inputs), op: 'delete' },
      { op: 'create', type: dockerTypes.container.token, name: 'gpu-0-comfyui', after: inputs },
    ];
    expect(stateOf(steps)?.containers.map(({ id }) => id)).toEqual(['a1', 'a2']);
  });

  it('knows apart what an earlier update replaced and could not remove', () => {
    const steps = [
      kept(dockerTypes.container, 'gpu-0-flux', 'a1', inputs),
      { ...kept(dockerTypes.container, 'gpu-0-flux', 'a0', inputs, { delete: true }), op: 'delete' },
    ];
    expect(stateOf(steps)).toMatchObject({ containers: [{ id: 'a1' }], remnants: ['a0'] });
  });

  it('is nothing of another host, also of one whose name begins alike', () => {
    const steps = [kept(dockerTypes.container, 'gpu-10-flux', 'a1', inputs)];
    expect(stateOf(steps, 'gpu-1')).toBeUndefined();
    expect(stateOf(steps, 'gpu-10')?.containers.map(({ key }) => key)).toEqual(['flux']);
  });

  it('was changed last when any of it was', () => {
    const steps = [
      kept(dockerTypes.container, 'gpu-0-flux', 'a1', inputs, { modified: '2026-02-02T00:00:00Z' }),
      kept(dockerTypes.container, 'gpu-0-sd35', 'a2', inputs, { modified: undefined }),
    ];
    expect(stateOf(steps)?.modified).toEqual(new Date('2026-02-02T00:00:00Z'));
  });
});
