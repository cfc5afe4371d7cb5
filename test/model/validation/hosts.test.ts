import { describe, expect, it } from 'vitest';
import { appHost, smallHost } from '../../support/hosts.ts';
import { type Changes, committed, gpuHostAlone, problemsOf } from '../../support/stacks.ts';

const staging = (changes: Changes) => problemsOf('staging', committed('staging', changes));
const secondHost = smallHost('10.10.0.11');

describe('the address of a host', () => {
  const at = (address: string) => staging({ hosts: { 'gpu-0': { address } } });

  it.each(['10.10.0.2', '10.10.0.253'])('is free in the range of the network: %s', (address) => {
    expect(at(address)).toEqual([]);
  });

  it.each(['10.20.0.10', '10.10.0.0', '10.10.0.1', '10.10.0.254', '10.10.0.255', '10.9.255.255'])(
    'is refused outside of it and where Google keeps it: %s',
    (address) => {
      expect(at(address)).toEqual([
        `hosts.gpu-0.address  "${address}" is not free for hosts in network.range 10.10.0.0/24, whose first two and last two addresses Google keeps; give one from 10.10.0.2 to 10.10.0.253`,
      ]);
    },
  );

  it('is its own', () => {
    expect(staging({ hosts: { 'gpu-1': smallHost('10.10.0.10') } })).toEqual([
      'hosts.gpu-1.address  "10.10.0.10" is also the address of gpu-0; give each host its own',
    ]);
  });
});

describe('the hosts', () => {
  it('are one at least, of any kind and number', () => {
    const deployments = { jobmatch: undefined };
    const only = { ...secondHost, machineType: 'g2-standard-24', gpu: { model: 'L4', count: 2 } };
    const none = { ...gpuHostAlone.hosts, 'gpu-0': undefined };
    expect(staging({ deployments, hosts: { ...none, 'data-3': only } })).toEqual([]);
    expect(staging({ deployments, hosts: none })).toEqual(['hosts  is empty: name at least one host, like gpu-0']);
    expect(staging({ hosts: { 'web-0': only } })[0]).toBe(
      'hosts.web-0  "web-0" is no name of a host: write its kind (gpu, app, data) and a number, like gpu-0 or app-1; hosts are filled in the order of their numbers',
    );
  });

  it('have the GPUs of their machine type, and of their zone', () => {
    const host = (changes: object) => staging({ hosts: { 'app-0': { ...appHost, ...changes } } });
    expect(host({})).toEqual([]);
    expect(host({ gpu: { model: 'L4', count: 1 } })).toEqual([
      'hosts.app-0.gpu  does not go with n4-highcpu-8, which has no GPUs: leave gpu out, or give a GPU machine type',
    ]);
    expect(host({ machineType: 'g2-standard-24' })).toEqual([
      'hosts.app-0.gpu  is missing: g2-standard-24 has 2 × L4; give model L4 and count 2',
    ]);
    expect(host({ machineType: 'n1-standard-8' })).toEqual([]);
    expect(host({ machineType: 'a2-highgpu-1g', gpu: { model: 'A100-40', count: 1 } })).toEqual([
      'hosts.app-0.gpu.model  A100-40 is not offered in europe-west1-b: europe-west4-a, europe-west4-b',
    ]);
    expect(host({ machineType: 'g2-standard-4', gpu: { model: 'L4', count: 1 }, zone: 'europe-west1-c' })).toEqual([]);
    expect(host({ machineType: 'g2-standard-4', gpu: { model: 'L4', count: 1 }, zone: 'europe-west1-d' })).toEqual([
      'hosts.app-0.gpu.model  L4 is not offered in europe-west1-d: europe-west1-b, europe-west1-c',
    ]);
    expect(host({ zone: 'europe-west4-a' })).toEqual([
      'hosts.app-0.zone  "europe-west4-a" is outside the region "europe-west1"; give a zone that begins with it, like europe-west1-b',
    ]);
  });

  it('are named by the deployments, where there are several', () => {
    expect(staging({ hosts: { 'app-0': appHost }, deployments: { jobmatch: { hosts: undefined } } })).toEqual([
      'deployments.jobmatch.hosts  is missing, and there are several hosts: name some of gpu-0, app-0',
    ]);
    expect(staging({ ...gpuHostAlone, deployments: { jobmatch: { hosts: undefined } } })).toEqual([]);
  });

  it('are not said to lack what a malformed one may have', () => {
    expect(staging({ hosts: { 'gpu-0': { bootDiskGib: 'big' }, 'gpu-1': secondHost } })).toEqual([
      'hosts.gpu-0.bootDiskGib  "big" must be a number',
    ]);
  });
});
