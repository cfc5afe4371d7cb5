import { describe, expect, it } from 'vitest';
import { appHost, smallHost } from '../support/hosts.ts';
import { environment, gpuHostAlone, twoHosts } from '../support/stacks.ts';

describe('a host in the cloud', () => {
  it('is a VM with the machine’s size, reached by name through Identity-Aware Proxy', () => {
    expect(environment('staging', gpuHostAlone).hosts).toEqual([
      {
        id: 'gpu-0',
        name: 'jobmatch-staging-vm',
        kind: 'gpu',
        machine: 'g2-standard-24',
        cpus: 24,
        memoryGib: 96,
        gpus: [
          { model: 'L4', memoryGib: 24, simulated: false },
          { model: 'L4', memoryGib: 24, simulated: false },
        ],
        address: '10.10.0.10',
        hostname: 'jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal',
        hasGpus: true,
        engine: {
          host: 'ssh://jobmatch-staging-vm',
          sshOpts: [
            '-o',
            'ProxyCommand=gcloud compute start-iap-tunnel jobmatch-staging-vm 22 --listen-on-stdin --project=job-match-v0 --zone=europe-west1-b --verbosity=warning',
            '-o',
            'StrictHostKeyChecking=no',
            '-o',
            'UserKnownHostsFile=/dev/null',
            '-o',
            'LogLevel=ERROR',
          ],
        },
        secretsDirectory: '/run/genai/secrets',
        dataRoot: '/var/lib/docker',
        readyWithinSeconds: 900,
        vm: {
          zone: 'europe-west1-b',
          machineType: 'g2-standard-24',
          accelerator: { type: 'nvidia-l4', count: 2 },
          diskType: 'pd-ssd',
          bootDiskGib: 200,
          dataDiskGib: 500,
        },
      },
    ]);
  });
});

describe('a local host', () => {
  it('is an engine with simulated GPUs, and no VM', () => {
    expect(environment('dev').hosts).toEqual([
      {
        id: 'gpu-0',
        name: 'dev-gpu-0',
        kind: 'gpu',
        machine: 'Docker engine',
        cpus: 8,
        memoryGib: 32,
        gpus: [{ model: 'simulated', memoryGib: 16, simulated: true }],
        address: '127.0.0.1',
        hostname: 'localhost',
        hasGpus: false,
        engine: { host: 'unix:///var/run/docker.sock', sshOpts: [] },
        secretsDirectory: '/var/tmp/genai/dev/secrets',
        dataRoot: '/var/lib/docker',
        readyWithinSeconds: 20,
      },
    ]);
  });

  it('is reached by its address where it has one of its own', () => {
    expect(environment('dev', { hosts: { 'gpu-0': { address: '192.168.1.5' } } }).hosts[0]?.hostname).toBe(
      '192.168.1.5',
    );
  });
});

describe('a host of another kind', () => {
  const [, app] = environment('staging', { hosts: { 'app-0': { ...appHost, zone: 'europe-west1-c' } } }).hosts;

  it('needs no GPUs, and may be in another zone of the region', () => {
    expect(app).toMatchObject({
      id: 'app-0',
      kind: 'app',
      machine: 'n4-highcpu-8',
      cpus: 8,
      memoryGib: 16,
      gpus: [],
      hasGpus: false,
      hostname: 'jobmatch-staging-vm-app-0.europe-west1-c.c.job-match-v0.internal',
    });
    expect(app?.vm).toEqual({
      zone: 'europe-west1-c',
      machineType: 'n4-highcpu-8',
      diskType: 'hyperdisk-balanced',
      bootDiskGib: 100,
      dataDiskGib: 200,
    });
    expect(app?.engine.sshOpts[1]).toContain(
      'jobmatch-staging-vm-app-0 22 --listen-on-stdin --project=job-match-v0 --zone=europe-west1-c',
    );
  });
});

describe('hosts', () => {
  it('come by kind and in the order of their numbers, not of the file', () => {
    const hosts = {
      ...twoHosts.hosts,
      'app-0': { ...appHost, address: '10.10.0.30' },
      'gpu-10': smallHost('10.10.0.20'),
      'gpu-2': smallHost('10.10.0.12'),
    };
    expect(environment('staging', { hosts }).hosts.map(({ id }) => id)).toEqual([
      'gpu-0',
      'gpu-1',
      'gpu-2',
      'gpu-10',
      'app-0',
    ]);
  });
});
