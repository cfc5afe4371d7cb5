import { describe, expect, it } from 'vitest';
import { secretCatalogue, secretIds } from '../../infra/catalogue/secrets.ts';
import { serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { type Changes, committed, environment, problemsOf, stackNames } from '../support/stacks.ts';

const staging = (changes: Changes) => problemsOf('staging', committed('staging', changes));
const dev = (changes: Changes) => problemsOf('dev', committed('dev', changes));
const firstHost = (host: Changes): Changes => ({ hosts: { 'gpu-0': host } });

describe.each(stackNames)('the committed stack file of %s', (stack) => {
  it('has nothing wrong with it', () => {
    expect(problemsOf(stack, committed(stack))).toEqual([]);
  });
});

describe('an unknown key', () => {
  it('is refused with the keys that are known there, and the nearest one', () => {
    expect(staging({ networks: { genay: '172.30.0.0/16' } })).toEqual([
      'networks.genay  is not a known key; known here: genai, monitoring. Did you mean genai?',
    ]);
    expect(staging({ settings: { DB_HOTS: 'db.internal' } })).toEqual([
      'settings.DB_HOTS  is not a known key; known here: DB_HOST, REDIS_HOST, BACKUP_SECONDARY_STORAGE. Did you mean DB_HOST? The values of all other variables are in stacks/.',
    ]);
  });

  it('of a host is refused with the keys of a host', () => {
    expect(staging(firstHost({ machinetype: 'g2-standard-24' }))).toEqual([
      'hosts.gpu-0.machinetype  is not a known key; known here: machineType, gpu, zone, address, bootDiskGib, dataDiskGib, readyWithinSeconds. Did you mean machineType?',
    ]);
  });

  it('that resembles nothing gets no suggestion', () => {
    expect(staging({ network: { firewall: true } })).toEqual([
      'network.firewall  is not a known key; known here: range.',
    ]);
  });

  it('of the cloud is unknown where the environment is local', () => {
    expect(dev({ zone: 'europe-west1-b' })).toEqual([
      'zone  is not a known key; known here: prefix, product, project, images, ports, networks, settings, registries, deployments, alerts, secretGenerations, tenants, hosts.',
    ]);
  });

  it('is also a service that the catalogue does not have, and a foreign secret among the generations', () => {
    expect(staging({ images: { fluxx: 'unset' } })).toEqual([
      `images.fluxx  is not a known key; known here: ${serviceIds.join(', ')}. Did you mean flux?`,
    ]);
    const generated = secretIds.filter((id) => secretCatalogue[id].origin === 'generated');
    expect(staging({ secretGenerations: { 'llm-api-key': 2 } })).toEqual([
      `secretGenerations.llm-api-key  is not a known key; known here: ${generated.join(', ')}.`,
    ]);
  });
});

describe('a value of the wrong type', () => {
  it.each<[string, Changes, string]>([
    ['text for a number', { ports: { flux: '8189' } }, 'ports.flux  "8189" must be a number: write it without quotes'],
    ['a number for a map', { images: 3 }, 'images  3 must be a map of keys and values'],
    ['text for a list', { admins: { groups: 'group:a@b' } }, 'admins.groups  "group:a@b" must be a list'],
    ['a number for text', { domain: 5 }, 'domain  5 must be text: write it in quotes'],
    ['a fraction for a count', { ports: { flux: 1.5 } }, 'ports.flux  1.5 must be a whole number'],
    ['a list for the hosts', { hosts: [] }, 'hosts  [] must be a map of keys and values'],
    ['nothing for a map', { network: null }, 'network  null must be a map of keys and values'],
  ])('is named: %s', (_, changes, line) => {
    expect(staging(changes)).toEqual([line]);
  });

  it('is cut where it is long', () => {
    expect(staging({ hosts: 'x'.repeat(100) })).toEqual([
      `hosts  "${'x'.repeat(76)}… must be a map of keys and values`,
    ]);
  });

  it.each([null, [], 'text', 5])('is named for the whole configuration: %j', (raw) => {
    expect(problemsOf('dev', raw)).toEqual([`  ${JSON.stringify(raw)} must be a map of keys and values`]);
  });
});

describe('a missing value', () => {
  it('is named for each that is required, and for none that has a default', () => {
    expect(problemsOf('staging', {})).toEqual([
      'project  is missing; it must be text',
      'region  is missing; it must be text',
      'zone  is missing; it must be text',
      'domain  is missing; it must be text',
      'network  is missing; it must be a map of keys and values',
      'admins  is missing; it must be a map of keys and values',
      'hostImage  is missing; it must be text',
      'hosts  is missing; it must be a map of keys and values',
    ]);
  });

  it('is its default: document 001’s prefix, document 000’s product, the engine of this machine', () => {
    const { scope, product, hosts } = environment('dev', firstHost({ docker: undefined }));
    expect(scope.prefix).toBe('jobmatch');
    expect(product).toBe('coursia-genai');
    expect(hosts[0]?.engine.host).toBe('unix:///var/run/docker.sock');
    expect(hosts[0]?.address).toBe('127.0.0.1');
  });
});

describe('a value outside its bounds', () => {
  it.each<[Changes, string]>([
    [{ ports: { flux: 0 } }, 'ports.flux  0 must be at least 1'],
    [{ ports: { flux: 65536 } }, 'ports.flux  65536 must be at most 65535'],
    [{ secretGenerations: { 'db-password': 0 } }, 'secretGenerations.db-password  0 must be at least 1'],
    [firstHost({ dataDiskGib: 9 }), 'hosts.gpu-0.dataDiskGib  9 must be at least 10'],
  ])('is refused: %j', (changes, line) => {
    expect(staging(changes)).toEqual([line]);
  });

  it('is refused also where the bound itself is not allowed', () => {
    expect(dev(firstHost({ memoryGib: 0 }))).toEqual(['hosts.gpu-0.memoryGib  0 must be more than 0']);
  });
});

describe('a value that is none of the allowed ones', () => {
  it('is refused with all of them, and the nearest', () => {
    expect(staging(firstHost({ gpu: { model: 'L5' } }))).toEqual([
      'hosts.gpu-0.gpu.model  "L5" must be one of T4, L4, A100-40, A100-80, H100-80. Did you mean L4?',
    ]);
    expect(staging(firstHost({ machineType: 'g2-standard-23' }))).toEqual([
      'hosts.gpu-0.machineType  "g2-standard-23" must be one of n1-standard-…, g2-standard-…, a2-highgpu-…, a2-ultragpu-…, a3-highgpu-…, e2-standard-…, e2-highmem-…, e2-highcpu-…, n2-standard-…, n2-highmem-…, n2-highcpu-…, n2d-standard-…, n2d-highmem-…, n2d-highcpu-…, c3-standard-…, c3-highmem-…, c3-highcpu-…, n4-standard-…, n4-highmem-…, n4-highcpu-…. Did you mean g2-standard-24?',
    ]);
  });

  it('is refused for the GPU of a Docker engine, which may also be simulated', () => {
    const models = 'simulated, T4, L4, A100-40, A100-80, H100-80';
    expect(dev(firstHost({ gpu: { model: 'simulate' } }))).toEqual([
      `hosts.gpu-0.gpu.model  "simulate" must be one of ${models}. Did you mean simulated?`,
    ]);
    expect(dev(firstHost({ gpu: { model: undefined } }))).toEqual([
      `hosts.gpu-0.gpu.model  is missing; it must be one of ${models}.`,
    ]);
  });
});

describe('the GPU of a Docker engine', () => {
  it('may be a real one, whose memory the catalogue knows', () => {
    const [host] = environment('dev', firstHost({ gpu: { model: 'L4', memoryGib: undefined } })).hosts;
    expect(host?.gpus).toEqual([{ model: 'L4', memoryGib: 24, simulated: false }]);
  });

  it('needs its memory said where it is simulated', () => {
    expect(dev(firstHost({ gpu: { memoryGib: undefined } }))).toEqual([
      'hosts.gpu-0.gpu.memoryGib  is missing; it must be a number',
    ]);
  });
});

describe('problems', () => {
  it('are all found at once', () => {
    expect(
      staging({ projekt: 'x', zone: 'europe-west1', ports: { flux: '1' }, network: undefined }).toSorted(),
    ).toEqual([
      'network  is missing; it must be a map of keys and values',
      'ports.flux  "1" must be a number: write it without quotes',
      'projekt  is not a known key; known here: prefix, product, project, images, ports, networks, settings, registries, deployments, alerts, secretGenerations, tenants, region, zone, domain, network, admins, hostImage, hosts. Did you mean project?',
      'zone  "europe-west1" must be a zone, like europe-west1-b',
    ]);
  });
});
