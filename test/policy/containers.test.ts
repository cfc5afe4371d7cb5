import { describe, expect, it } from 'vitest';
import { containerRules } from '../../infra/policy/containers.ts';
import { reading } from '../../infra/policy/inputs.ts';
import { type Breach, broken, changed } from '../support/policy.ts';

const container = 'docker:index/container:Container';
const image = 'docker:index/remoteImage:RemoteImage';
const digest = `sha256:${'a'.repeat(64)}`;
const good = {
  capabilities: { drops: ['ALL'] },
  memory: 512,
  cpus: '0.5',
  readOnly: true,
  securityOpts: ['no-new-privileges:true'],
  healthcheck: { tests: ['CMD', 'curl', 'http://127.0.0.1:8189/health'] },
  networkMode: 'bridge',
  networksAdvanced: [{ name: 'genai-network' }],
  mounts: [
    { type: 'volume', source: 'etc', target: '/etc/gateway' },
    { type: 'bind', source: '/var/lib/genai/dev/secrets/flux', target: '/run/secrets' },
  ],
  ports: [{ internal: 8189, external: 8189, ip: '10.20.0.10' }],
  user: '10001:10001',
  restart: 'no',
};
const bind = (source: string) => ({ mounts: [{ type: 'bind', source, target: '/host' }] });

const breaches: readonly Breach[] = [
  ['its capabilities', { capabilities: undefined }, [52]],
  ['some capabilities dropped', { 'capabilities.drops': ['NET_RAW'] }, [52]],
  ['a capability added back', { 'capabilities.adds': ['SYS_ADMIN'] }, [52]],
  ['privileges', { privileged: true }, [53]],
  ['the Docker socket', bind('/var/run/docker.sock'), [54]],
  ['the Docker socket at its other place', bind('/run/docker.sock'), [54]],
  ...['/', '/boot', '/dev', '/etc', '/lib', '/proc', '/sys', '/usr', '/etc/', '/etc/ssl', '/proc/1'].map(
    (source): Breach => [`${source} mounted`, bind(source), [54]],
  ),
  ['a system directory as a volume of the host', { volumes: [{ hostPath: '/etc', containerPath: '/x' }] }, [54]],
  ['the processes of the host', { pidMode: 'host' }, [55]],
  ['the memory of the host', { ipcMode: 'host' }, [55]],
  ['the users of the host', { usernsMode: 'host' }, [55]],
  ['the network of the host', { networkMode: 'host' }, [55]],
  ['the control groups of the host', { cgroupnsMode: 'host' }, [55]],
  ['no limit of memory', { memory: undefined }, [56]],
  ['no limit of CPU', { cpus: undefined }, [56]],
  ['a limit of nothing', { memory: 0 }, [56]],
  ['a root that it can write', { readOnly: false }, [57]],
  ['no word on its root', { readOnly: undefined }, [57]],
  ['a port on every address', { ports: [{ internal: 80, external: 80 }] }, [58]],
  ['a port on 0.0.0.0', { ports: [...good.ports, { internal: 80, external: 80, ip: '0.0.0.0' }] }, [58]],
  ['a port on ::', { ports: [{ internal: 80, external: 80, ip: '::' }] }, [58]],
  ['every system call', { securityOpts: ['no-new-privileges:true', 'seccomp=unconfined'] }, [59]],
  ['new privileges', { securityOpts: [] }, [60]],
  ['no word on new privileges', { securityOpts: undefined }, [60]],
  ['no health check', { healthcheck: undefined }, [61]],
  ['a health check turned off', { 'healthcheck.tests': ['NONE'] }, [61]],
  ['the default bridge', { networksAdvanced: undefined }, [63]],
  ['no user', { user: undefined }, [64]],
  ...['root', 'root:10001', '0', '0:0', ''].map((user): Breach => [`the user "${user}"`, { user }, [64]]),
  ['restarts without end', { restart: 'unless-stopped' }, [65]],
  ['restarts always', { restart: 'always' }, [65]],
  ['no word on restarts', { restart: undefined }, [65]],
];

describe('a container', () => {
  it('breaks no rule where everything is as it should be', () => {
    expect(broken(container, good)).toEqual([]);
  });

  it('is limited by a quota as by a number of CPUs', () => {
    expect(broken(container, changed(good, { cpus: undefined, cpuPeriod: 100_000, cpuQuota: 50_000 }))).toEqual([]);
    expect(broken(container, changed(good, { cpus: undefined, cpuPeriod: 100_000, cpuQuota: 0 }))).toEqual([56]);
  });

  it('breaks no rule without ports and mounts', () => {
    expect(broken(container, changed(good, { ports: undefined, mounts: undefined }))).toEqual([]);
  });

  it.each(['/data', '/srv/etc', '/devices', '/var/lib/genai', '/libexec'])('may mount %s of the host', (source) => {
    expect(broken(container, changed(good, bind(source)))).toEqual([]);
  });

  it.each(breaches)('breaks its rule with %s', (_, changes, rules) => {
    expect(broken(container, changed(good, changes))).toEqual(rules);
  });
});

describe('a container that is never started', () => {
  const carrier = { start: false, networkMode: 'none' };

  it('only carries files: it needs no limits', () => {
    expect(broken(container, carrier)).toEqual([]);
  });

  it('has no privileges, no system directory, no host namespace and no open port all the same', () => {
    const dangerous = {
      privileged: true,
      pidMode: 'host',
      securityOpts: ['seccomp=unconfined'],
      ports: [{ internal: 80, external: 80 }],
      ...bind('/etc'),
    };
    expect(broken(container, { ...carrier, ...dangerous })).toEqual([53, 54, 55, 58, 59]);
  });
});

describe('an image', () => {
  it.each([digest, `registry.example/flux@${digest}`, `flux:1.0@${digest}`])('is named by digest: %s', (name) => {
    expect(broken(image, { name })).toEqual([]);
  });

  it.each(['flux:1.0', 'flux:latest', 'flux', 'flux@sha256:abc', `flux@${digest}0`])(
    'breaks its rule as %s',
    (name) => {
      expect(broken(image, { name })).toEqual([62]);
    },
  );

  it('is unknown while nobody has chosen it', () => {
    expect(broken(image, { name: 'unset' })).toEqual([]);
    const byDigest = containerRules.find(({ number }) => number === 62);
    expect(byDigest?.check(reading({ name: 'unset' }))).toBe('unknown');
  });
});

describe('the rules for containers', () => {
  it('have a breach here, each of them', () => {
    const all = [...breaches.flatMap(([, , rules]) => rules), 62];
    expect([...new Set(all)].sort((a, b) => a - b)).toEqual(containerRules.map(({ number }) => number));
  });
});
