import { describe, expect, it } from 'vitest';
import { reading } from '../../infra/policy/inputs.ts';
import { vmRules } from '../../infra/policy/vm.ts';
import { type Breach, broken, changed } from '../support/policy.ts';

const instance = 'gcp:compute/instance:Instance';
const disk = 'gcp:compute/disk:Disk';
const key = 'projects/p/locations/l/keyRings/r/cryptoKeys/k';
const script = '{ "default-ulimits": { "nofile": {}, "nproc": { "Name": "nproc", "Soft": 16384, "Hard": 16384 } } }';
const vm = {
  serviceAccount: { email: 'jobmatch-prod-vm@job-match-v0.iam.gserviceaccount.com', scopes: ['cloud-platform'] },
  metadata: {
    'block-project-ssh-keys': 'TRUE',
    'enable-oslogin': 'TRUE',
    'serial-port-enable': 'FALSE',
    'startup-script': script,
  },
  canIpForward: false,
  shieldedInstanceConfig: { enableSecureBoot: true, enableVtpm: true, enableIntegrityMonitoring: true },
  networkInterfaces: [{ subnetwork: 'subnet', networkIp: '10.20.0.10' }],
  bootDisk: { kmsKeySelfLink: key, initializeParams: { image: 'projects/images/global/images/gpu-v20261101' } },
};
const defaultAccount = '123-compute@developer.gserviceaccount.com';

const breaches: readonly Breach[] = [
  ['no service account', { serviceAccount: undefined }, [1]],
  ['the default account', { 'serviceAccount.email': defaultAccount, 'serviceAccount.scopes': ['logging-write'] }, [1]],
  ['the default account, allowed everything', { 'serviceAccount.email': defaultAccount }, [1, 2]],
  ['ssh keys of the whole project', { 'metadata.block-project-ssh-keys': 'FALSE' }, [3]],
  ['no word on ssh keys of the project', { 'metadata.block-project-ssh-keys': undefined }, [3]],
  ['no OS Login', { 'metadata.enable-oslogin': 'FALSE' }, [4]],
  ['a serial port', { 'metadata.serial-port-enable': 'TRUE' }, [5]],
  ['no metadata', { metadata: undefined }, [3, 4, 5, 66]],
  ['processes without a limit', { 'metadata.startup-script': '{ "default-ulimits": { "nofile": {} } }' }, [66]],
  ['IP forwarding', { canIpForward: true }, [6]],
  ['no word on IP forwarding', { canIpForward: undefined }, [6]],
  ['no secure boot', { 'shieldedInstanceConfig.enableSecureBoot': false }, [7]],
  ['no vTPM', { 'shieldedInstanceConfig.enableVtpm': false }, [7]],
  ['no integrity monitoring', { 'shieldedInstanceConfig.enableIntegrityMonitoring': undefined }, [7]],
  ['an external address', { networkInterfaces: [{ subnetwork: 'subnet', accessConfigs: [{}] }] }, [8]],
  ['an external IPv6 address', { networkInterfaces: [{ subnetwork: 'subnet', ipv6AccessConfigs: [{}] }] }, [8]],
  ['one of two interfaces outside', { networkInterfaces: [{}, { accessConfigs: [{}] }] }, [8]],
  ['no interface said', { networkInterfaces: undefined }, [8]],
  ['Google’s key', { 'bootDisk.kmsKeySelfLink': undefined }, [9]],
  ['an image family', { 'bootDisk.initializeParams.image': 'projects/images/global/images/family/gpu' }, [11]],
  ['an image without its project', { 'bootDisk.initializeParams.image': 'gpu-v20261101' }, [11]],
  ['no image', { 'bootDisk.initializeParams': undefined }, [11]],
];

describe('a VM', () => {
  it('breaks no rule where everything is as it should be', () => {
    expect(broken(instance, vm)).toEqual([]);
  });

  it.each(breaches)('breaks its rule with %s', (_, changes, rules) => {
    expect(broken(instance, changed(vm, changes))).toEqual(rules);
  });

  it('has a breach here for each rule', () => {
    expect([...new Set(breaches.flatMap(([, , rules]) => rules))].sort((a, b) => a - b)).toEqual(
      vmRules.map(({ number }) => number),
    );
  });

  it('is not judged by an image that nobody has chosen yet', () => {
    expect(broken(instance, changed(vm, { 'bootDisk.initializeParams.image': 'unset' }))).toEqual([]);
    const pinned = vmRules.find(({ number }) => number === 11);
    expect(pinned?.check(reading({ bootDisk: { initializeParams: { image: 'unset' } } }))).toBe('unknown');
  });
});

describe('a disk', () => {
  it('is encrypted with a key of ours', () => {
    expect(broken(disk, { diskEncryptionKey: { kmsKeySelfLink: key } })).toEqual([]);
    expect(broken(disk, { name: 'data' })).toEqual([9]);
  });
});
