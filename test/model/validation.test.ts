import { describe, expect, it } from 'vitest';
import { serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { buckets } from '../../infra/catalogue/storage.ts';
import { smallHost } from '../support/hosts.ts';
import { type Changes, committed, environment, gpuHostAlone, problemsOf, twoHosts } from '../support/stacks.ts';

const staging = (changes: Changes) => problemsOf('staging', committed('staging', changes));
const dev = (changes: Changes) => problemsOf('dev', committed('dev', changes));
const digest = `sha256:${'0'.repeat(64)}`;
const secondHost = smallHost('10.10.0.11');

describe('an image', () => {
  it('by tag is refused in staging, by digest and unset are not', () => {
    expect(staging({ images: { flux: 'flux:1.0', sd35: `sd35:1.0@${digest}`, comfyui: digest } })).toEqual([
      'images.flux  "flux:1.0" is a tag, and the image behind a tag can change; staging takes digests: name@sha256:…',
      'images.comfyui  "sha256:000000000000…" is the id of an image on one engine, which no other can pull; give name@sha256:…',
    ]);
    expect(dev({ images: { comfyui: digest } })).toEqual([]);
  });

  it('by tag is welcome in dev', () => {
    expect(dev({ images: { flux: 'flux:1.0', sd35: `sd35@${digest}` } })).toEqual([]);
  });

  it('is refused in dev where it is whatever is newest', () => {
    const newest = 'is whatever is newest; give a tag other than latest, or a digest';
    expect(dev({ images: { flux: 'flux:latest', sd35: 'sd35', comfyui: 'registry:5000/comfyui' } })).toEqual([
      `images.flux  "flux:latest" ${newest}`,
      `images.sd35  "sd35" ${newest}`,
      `images.comfyui  "registry:5000/comfyui" ${newest}`,
    ]);
  });
});

describe('a port', () => {
  const once = 'the gateway publishes each port once: give one of them another';

  it('is refused where another service has it', () => {
    expect(staging({ ports: { sd35: 8189 } })).toEqual([`ports.sd35  8189 is also the port of flux; ${once}`]);
  });

  it('is free again where its service moves away', () => {
    expect(staging({ ports: { flux: 8300, sd35: 8189 } })).toEqual([]);
  });

  it('is refused where the gateway itself listens', () => {
    expect(staging({ ports: { flux: 443, sd35: 80, comfyui: 8080 } })).toEqual([
      `ports.flux  443 is the gateway’s HTTPS; ${once}`,
      `ports.sd35  80 is the gateway’s redirect; ${once}`,
      `ports.comfyui  8080 is the gateway’s health check; ${once}`,
    ]);
  });

  it('is refused where a debugger has it, if debug ports are exposed', () => {
    expect(dev({ ports: { comfyui: 8289 } })).toEqual([`ports.comfyui  8289 is also the port of flux; ${once}`]);
    expect(staging({ ports: { comfyui: 8289 } })).toEqual([]);
  });

  it('is refused for the gateway, which has none', () => {
    expect(staging({ ports: { gateway: 8000 } })).toEqual(['ports.gateway  has no port: nothing is published for it']);
  });
});

describe('a range', () => {
  const apart = 'give ranges without a common address';

  it('of one Docker network does not overlap the other’s', () => {
    expect(dev({ networks: { monitoring: '172.20.128.0/24' } })).toEqual([
      `networks.monitoring  "172.20.128.0/24" overlaps networks.genai (172.20.0.0/16); ${apart}`,
    ]);
  });

  it('of the hosts does not overlap a Docker network’s', () => {
    expect(staging({ networks: { genai: '10.0.0.0/8' } })).toEqual([
      `network.range  "10.10.0.0/24" overlaps networks.genai (10.0.0.0/8); ${apart}`,
    ]);
  });

  it('may begin where another ends', () => {
    expect(staging({ networks: { genai: '10.10.1.0/24', monitoring: '10.9.255.0/24' } })).toEqual([]);
  });

  it('has 16 addresses or more', () => {
    expect(staging({ networks: { genai: '10.9.0.0/28', monitoring: '10.9.1.0/29' } })).toEqual([
      'networks.monitoring  "10.9.1.0/29" has fewer than 16 addresses; give a /28 or wider',
    ]);
  });
});

describe('the cloud', () => {
  it('has its zone inside its region', () => {
    expect(staging({ zone: 'europe-west10-a' })).toEqual([
      'zone  "europe-west10-a" is outside the region "europe-west1"; give a zone that begins with it, like europe-west1-b',
    ]);
  });

  it('has GPUs that go with their machine type, in model and number', () => {
    const gpu1 = (host: Changes) => staging({ hosts: { 'gpu-1': { ...secondHost, ...host } } });
    expect(gpu1({ gpu: { model: 'T4', count: 1 } })).toEqual([
      'hosts.gpu-1.gpu.model  "T4" does not go with g2-standard-4, which has L4',
    ]);
    expect(gpu1({ gpu: { model: 'L4', count: 2 } })).toEqual([
      'hosts.gpu-1.gpu.count  2 does not go with g2-standard-4, which has 1',
    ]);
    expect(gpu1({ machineType: 'n1-standard-32', gpu: { model: 'T4', count: 3 } })).toEqual([
      'hosts.gpu-1.gpu.count  3 does not go with n1-standard-32, which has 1 or 2 or 4',
    ]);
    expect(gpu1({ machineType: 'n1-standard-32', gpu: { model: 'T4', count: 4 } })).toEqual([]);
  });

  it('is not said to have no room on a machine that does not exist', () => {
    expect(staging({ hosts: { 'gpu-0': { gpu: { model: 'T4' } } } })).toEqual([
      'hosts.gpu-0.gpu.model  "T4" does not go with g2-standard-24, which has L4',
    ]);
  });
});

describe('a prefix', () => {
  const refused = 'which Cloud Storage refuses (3 to 63 characters, not «goog…»); give another';
  const [longest = ''] = Object.keys(buckets).toSorted((a, b) => b.length - a.length);
  const bucketLine = (prefix: string, project: string) =>
    `prefix  "${prefix}" makes the bucket name "${prefix}-staging-${longest}-${project}", ${refused}`;

  it('makes no bucket name that Google keeps for itself', () => {
    expect(staging({ prefix: 'goog-jobs' })).toEqual([bucketLine('goog-jobs', 'job-match-v0')]);
  });

  it('makes bucket names of 63 characters at most', () => {
    const project = `p${'0'.repeat(29)}`;
    const prefix = 'j'.repeat(63 - `-staging-${longest}-${project}`.length);
    expect(staging({ ...gpuHostAlone, prefix, project })).toEqual([]);
    expect(staging({ ...gpuHostAlone, prefix: `${prefix}j`, project })).toEqual([bucketLine(`${prefix}j`, project)]);
  });

  it('is not blamed for a project that Google keeps for itself', () => {
    expect(staging({ project: 'our-google-jobs' })).toEqual([
      `project  "our-google-jobs" makes the bucket name "jobmatch-staging-${longest}-our-google-jobs", ${refused}`,
    ]);
  });

  it('makes service accounts of 30 characters at most, also for later hosts', () => {
    const prefix = 'jobmatch-emea-n'; // 15 characters: with -staging-vm 26, with -staging-vm-gpu-1 32
    expect(staging({ prefix, ...gpuHostAlone })).toEqual([]);
    expect(staging({ prefix, ...twoHosts })).toEqual([
      `prefix  "${prefix}" makes the service account "${prefix}-staging-vm-gpu-1" of 32 characters; 30 are allowed: give a shorter one`,
    ]);
  });
});

describe('one mistake', () => {
  it('in a prefix is said once, of the longest name', () => {
    const prefix = 'jobmatch-emea-north1'; // 20 characters: with -staging-vm 31, with -staging-vm-app-0 37
    expect(staging({ prefix })).toEqual([
      `prefix  "${prefix}" makes the service account "${prefix}-staging-vm-app-0" of 37 characters; 30 are allowed: give a shorter one`,
    ]);
  });

  it('in the cores of a host is said once, of the service that may use the most', () => {
    expect(dev({ hosts: { 'gpu-0': { cpus: 0.5 } } })).toEqual([
      'hosts.gpu-0  has 0.5 cores (Docker engine), and sd35 may use 6: give a larger one',
    ]);
  });

  it('in a range says nothing of the addresses in it', () => {
    const notPrivate = 'is not private; give a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16';
    for (const range of ['8.8.8.0/24', '0.0.0.0/0', '192.168.0.0/15'])
      expect(staging({ network: { range } })).toEqual([`network.range  "${range}" ${notPrivate}`]);
    expect(staging({ network: { range: '172.17.0.0/24' } })).toEqual([
      'network.range  "172.17.0.0/24" overlaps 172.17.0.0/16, Docker’s own bridge; give another',
    ]);
  });

  it('in the only host is not that there is none', () => {
    const hosts = JSON.parse('{"__proto__": {}}');
    expect(problemsOf('dev', { ...committed('dev'), hosts })).toEqual([
      'hosts.__proto__  is a name that JavaScript keeps for itself: give another',
    ]);
  });
});

describe('ranges', () => {
  it('are private, and not Docker’s own bridge', () => {
    const hosts = { ...gpuHostAlone.hosts, 'gpu-0': { address: '8.8.8.10' } };
    expect(staging({ network: { range: '8.8.8.0/24' }, hosts })).toEqual([
      'network.range  "8.8.8.0/24" is not private; give a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    ]);
    expect(dev({ networks: { genai: '172.17.4.0/24' } })).toEqual([
      'networks.genai  "172.17.4.0/24" overlaps 172.17.0.0/16, Docker’s own bridge; give another',
    ]);
  });

  it('are written by their first address', () => {
    expect(staging({ network: { range: '10.10.0.7/24' } })).toEqual([
      'network.range  "10.10.0.7/24" is an address inside its range; write 10.10.0.0/24',
    ]);
  });

  it('are not compared with a malformed one', () => {
    expect(
      staging({
        networks: { genai: '10.9.0.0/24', monitoring: 'x' },
        network: { range: '172.20.0.0/24' },
        hosts: { ...gpuHostAlone.hosts, 'gpu-0': { address: '172.20.0.10' } },
      }),
    ).toEqual(['networks.monitoring  "x" must be an IPv4 range in CIDR notation, like 10.20.0.0/24']);
  });
});

describe('several problems', () => {
  it('are found beside malformed entries of the same map', () => {
    expect(
      staging({ images: { flux: 'flux:1.0', sd53: 'unset' }, ports: { flux: 9090, sd35: 22, grafana: 70000 } }).sort(),
    ).toEqual([
      'images.flux  "flux:1.0" is a tag, and the image behind a tag can change; staging takes digests: name@sha256:…',
      `images.sd53  is not a known key; known here: ${serviceIds.join(', ')}. Did you mean sd35?`,
      'ports.flux  9090 is also the port of prometheus; the gateway publishes each port once: give one of them another',
      'ports.grafana  70000 must be at most 65535',
      'ports.sd35  22 is the port of ssh; the gateway publishes each port once: give one of them another',
    ]);
  });

  it('are found together with malformed values elsewhere, and with a lack of room', () => {
    const { services, replicas } = environment('staging', gpuHostAlone);
    const others = replicas
      .filter(({ service }) => service !== 'flux')
      .reduce((sum, { service }) => sum + (services.find(({ id }) => id === service)?.limits.memoryGib ?? 0), 0);
    expect(
      staging({
        project: 'x',
        zone: 'europe-west4-b',
        ports: { flux: 8190 },
        hosts: { ...gpuHostAlone.hosts, 'gpu-0': { machineType: 'g2-standard-32', gpu: { count: 1 } } },
      }),
    ).toEqual([
      'project  "x" must be a Google Cloud project id: 6 to 30 lower-case letters, digits and hyphens',
      'ports.flux  8190 is also the port of sd35; the gateway publishes each port once: give one of them another',
      `hosts  have no GPU for flux: it needs 12 GiB on one GPU, 12 GiB more than is free (gpu-0 ${128 - others} GiB of memory, 0 GiB on GPU 0); all services need 36 GiB: give a host more or larger GPUs, or add a host`,
      'zone  "europe-west4-b" is outside the region "europe-west1"; give a zone that begins with it, like europe-west1-b',
    ]);
  });
});
