import { describe, expect, it } from 'vitest';
import { rules } from '../../infra/policy/evaluate.ts';
import { reading, unknownMark } from '../../infra/policy/inputs.ts';
import { changed, type Inputs } from '../support/policy.ts';

const key = 'projects/p/locations/l/keyRings/r/cryptoKeys/k';
const account = { email: 'vm@p.iam.gserviceaccount.com', scopes: ['cloud-platform'] };
const byDefault = '123-compute@developer.gserviceaccount.com';
const firewall = { direction: 'INGRESS', sourceRanges: ['10.0.0.0/24'], allows: [{ protocol: 'tcp', ports: ['443'] }] };
const grant = { role: 'roles/viewer', member: 'serviceAccount:vm@p.iam.gserviceaccount.com' };
const toPublic = { sourceRanges: ['0.0.0.0/0'] };
const shielded = { enableSecureBoot: true, enableVtpm: true, enableIntegrityMonitoring: true };
const script = '{"default-ulimits": {"nproc": {"Name": "nproc", "Soft": 9, "Hard": 9}}}';
const opens = (...ports: unknown[]) => ({ allows: [{ protocol: 'tcp', ports }] });
const mounts = (source: unknown) => ({ mounts: [{ type: 'bind', source, target: '/x' }] });

/** Rule → inputs that pass, changes with which they fail, and changes after which the deciding value is known only after `up`. */
const cases: Readonly<Record<number, readonly [passes: Inputs, fails: Inputs, unknown: Inputs]>> = {
  1: [{ serviceAccount: account }, { 'serviceAccount.email': byDefault }, { 'serviceAccount.email': unknownMark }],
  2: [{ serviceAccount: account }, { 'serviceAccount.email': byDefault }, { 'serviceAccount.email': unknownMark }],
  ...Object.fromEntries(
    [
      [3, 'block-project-ssh-keys', 'TRUE'],
      [4, 'enable-oslogin', 'TRUE'],
      [5, 'serial-port-enable', 'FALSE'],
      [66, 'startup-script', script],
    ].map(([number, name, value]) => [
      number,
      [{ metadata: { [`${name}`]: value } }, { [`metadata.${name}`]: 'other' }, { metadata: unknownMark }],
    ]),
  ),
  6: [{ canIpForward: false }, { canIpForward: true }, { canIpForward: unknownMark }],
  7: [
    { shieldedInstanceConfig: shielded },
    { 'shieldedInstanceConfig.enableVtpm': false },
    { 'shieldedInstanceConfig.enableVtpm': unknownMark },
  ],
  8: [
    { networkInterfaces: [{ subnetwork: 's' }] },
    { networkInterfaces: [unknownMark, { accessConfigs: [{}] }] },
    { networkInterfaces: unknownMark },
  ],
  9: [
    { diskEncryptionKey: { kmsKeySelfLink: key } },
    { diskEncryptionKey: undefined },
    { 'diskEncryptionKey.kmsKeySelfLink': unknownMark },
  ],
  11: [
    { bootDisk: { initializeParams: { image: 'projects/p/global/images/i' } } },
    { 'bootDisk.initializeParams.image': 'i' },
    { 'bootDisk.initializeParams.image': unknownMark },
  ],
  13: [{ name: 'vpc', autoCreateSubnetworks: false }, { name: 'default' }, { autoCreateSubnetworks: unknownMark }],
  14: [firewall, { ...opens('22'), ...toPublic }, { ...opens('22'), sourceRanges: [unknownMark] }],
  15: [firewall, opens(unknownMark, '3389'), opens('443', unknownMark)],
  16: [firewall, { ...opens('80'), ...toPublic }, { ...opens('80'), sourceRanges: [unknownMark] }],
  17: [firewall, opens('1-65535'), opens(unknownMark)],
  18: [firewall, { ...opens('5432'), ...toPublic }, { ...opens(unknownMark), ...toPublic }],
  19: [{ logConfig: {} }, { logConfig: undefined }, { logConfig: unknownMark }],
  21: [{ logConfig: {} }, { logConfig: undefined }, { logConfig: unknownMark }],
  22: [{ privateIpGoogleAccess: true }, { privateIpGoogleAccess: false }, { privateIpGoogleAccess: unknownMark }],
  26: [grant, { role: 'roles/owner' }, { role: unknownMark }],
  27: [grant, { role: 'roles/iam.serviceAccountUser' }, { role: unknownMark }],
  29: [grant, { member: 'user:ada@example.com' }, { member: unknownMark }],
  30: [grant, { members: [unknownMark, 'allUsers'] }, { members: [unknownMark] }],
  33: [grant, { role: 'roles/secretmanager.secretAccessor' }, { role: unknownMark }],
  35: [
    { uniformBucketLevelAccess: true },
    { uniformBucketLevelAccess: undefined },
    { uniformBucketLevelAccess: unknownMark },
  ],
  36: [
    { publicAccessPrevention: 'enforced' },
    { publicAccessPrevention: 'inherited' },
    { publicAccessPrevention: unknownMark },
  ],
  37: [{ versioning: { enabled: true } }, { versioning: undefined }, { versioning: unknownMark }],
  38: [
    { name: 'data', logging: { logBucket: 'logs' } },
    { logging: undefined },
    { logging: { logBucket: unknownMark } },
  ],
  39: [{ encryption: { defaultKmsKeyName: key } }, { encryption: undefined }, { encryption: unknownMark }],
  40: [{ forceDestroy: false }, { forceDestroy: true }, { forceDestroy: unknownMark }],
  42: [
    { accesses: [{ role: 'READER' }] },
    { accesses: [unknownMark, { specialGroup: 'allAuthenticatedUsers' }] },
    { accesses: [{ specialGroup: unknownMark }] },
  ],
  43: [
    { defaultEncryptionConfiguration: { kmsKeyName: key } },
    { defaultEncryptionConfiguration: undefined },
    { 'defaultEncryptionConfiguration.kmsKeyName': unknownMark },
  ],
  44: [{ deleteContentsOnDestroy: false }, { deleteContentsOnDestroy: true }, { deleteContentsOnDestroy: unknownMark }],
  47: [
    { rotation: { rotationPeriod: '7776000s' } },
    { 'rotation.rotationPeriod': '7776001s' },
    { 'rotation.rotationPeriod': unknownMark },
  ],
  52: [
    { capabilities: { drops: ['ALL'] } },
    { 'capabilities.adds': ['SYS_ADMIN'], 'capabilities.drops': unknownMark },
    { 'capabilities.adds': unknownMark },
  ],
  53: [{}, { privileged: true }, { privileged: unknownMark }],
  54: [mounts('/srv/x'), { mounts: [unknownMark, ...mounts('/etc').mounts] }, mounts(unknownMark)],
  55: [{ networkMode: 'bridge' }, { pidMode: 'host' }, { ipcMode: unknownMark }],
  56: [{ memory: 1, cpuQuota: 1 }, { cpuQuota: undefined }, { memory: unknownMark }],
  57: [{ readOnly: true }, { readOnly: false }, { readOnly: unknownMark }],
  58: [{ ports: [{ ip: '10.0.0.1' }] }, { ports: [{ ip: unknownMark }, {}] }, { ports: [{ ip: unknownMark }] }],
  59: [{}, { securityOpts: [unknownMark, 'seccomp=unconfined'] }, { securityOpts: [unknownMark] }],
  60: [{ securityOpts: ['no-new-privileges:true'] }, { securityOpts: [] }, { securityOpts: ['other', unknownMark] }],
  61: [{ healthcheck: { tests: ['CMD', 'x'] } }, { 'healthcheck.tests': ['NONE'] }, { healthcheck: unknownMark }],
  62: [{ name: `flux@sha256:${'a'.repeat(64)}` }, { name: 'flux:latest' }, { name: unknownMark }],
  63: [{ networksAdvanced: [{ name: 'n' }] }, { networksAdvanced: [] }, { networksAdvanced: unknownMark }],
  64: [{ user: '10001' }, { user: 'root' }, { user: unknownMark }],
  65: [{ restart: 'no' }, { restart: 'always' }, { restart: unknownMark }],
};

/** Rules that a resource breaks by being there: no value decides. */
const never = [28, 32];

describe('every rule on a resource', () => {
  it('has its cases here', () => {
    const numbers = [...never, ...Object.keys(cases).map(Number)].sort((a, b) => a - b);
    expect(numbers).toEqual(rules.map(({ number }) => number).sort((a, b) => a - b));
  });

  it.each(rules.filter(({ number }) => !never.includes(number)).map((rule) => [rule.number, rule] as const))(
    '%i passes, fails, and is unknown where its value is',
    (number, { check }) => {
      const [passes, fails, unknown] = cases[number] ?? [{}, {}, {}];
      expect({
        passes: check(reading(passes)),
        fails: check(reading(changed(passes, fails))),
        unknown: check(reading(changed(passes, unknown))),
      }).toEqual({ passes: 'pass', fails: 'fail', unknown: 'unknown' });
    },
  );

  it.each(never)('%i has no value that could be unknown', (number) => {
    expect(rules.find((rule) => rule.number === number)?.check(reading({ role: unknownMark }))).toBe('fail');
  });
});
