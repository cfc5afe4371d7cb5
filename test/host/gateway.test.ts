import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Gateway } from '../../infra/host/gateway.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const engine = { host: 'unix:///var/run/docker.sock', sshOpts: [] };

let commands: FakeCommands;
afterEach(() => commands.remove());

interface Container {
  readonly name: string;
  readonly service?: string;
  readonly status?: string;
  readonly health?: string | null;
  readonly created?: string;
  readonly command?: readonly string[];
  readonly mounts?: readonly { Destination: string }[];
}

/** A container as the engine tells it: of flux and healthy, unless something else is said. */
const container = ({
  name,
  service = 'flux',
  status = 'running',
  health = 'healthy',
  created = '2026-01-01T00:00:00Z',
  ...rest
}: Container) =>
  JSON.stringify({
    id: `id-of-${name}`,
    name: `/${name}`,
    created,
    status,
    health,
    command: rest.command ?? [],
    labels: { 'genai.service': service, 'genai.container': service },
    networks: { 'genai-network': { IPAddress: `10.0.0.${name.length}` } },
    mounts: rest.mounts ?? [],
  });
const mounts = [{ Destination: '/etc/gateway' }];
const running = { name: 'gateway-1', service: 'gateway', command: ['haproxy', '-W'], mounts };
const writer = { name: 'gateway-config-1', service: 'gateway', status: 'created', health: null, mounts };

/** A line of `show servers state`. */
const state = (number: number, container?: string, admin = container ? 0 : 5) =>
  `3 flux ${number} flux-${number} ${container ? `10.0.0.${container.length}` : '192.0.2.1'} 2 ${admin} 1 1 0 1 0 0 0 0 0 0 ${container ?? '-'} 8189 - 0 0 - - 0`;

/** A host with these containers, whose gateway has these servers, answers so to `show proc`, and refuses so to be changed. */
function host({
  containers = [running, writer],
  servers = [state(1), state(2)],
  processes = '1 master 3 [failed: 0]\n# old workers\n',
  refusal = '',
  usable = 'true',
  nc = 'true',
  check = 'true',
}: {
  containers?: readonly Container[];
  servers?: readonly string[];
  processes?: string;
  refusal?: string;
  /** Whether a server that is told to be ready is: a command. */
  usable?: string;
  nc?: string;
  check?: string;
}): Gateway {
  commands = new FakeCommands({
    sync: 'true',
    docker: `shift 2
      case "$1 $3" in
        'ps --quiet') echo ids ;;
        inspect*) cat <<'END'
${containers.map(container).join('\n')}
END
          ;;
        'cp '*) cat "$2" > "$0.servers"; echo "written to $3" >> "$0.told" ;;
        'exec '*)
          case "$4" in
            haproxy) cat > "$0.checked"; ${check} ;;
            nc) ${nc} || exit 1
              while read -r line; do
                case "$line" in
                  *'show servers state') ready=0; if ${usable}; then ready=1; fi
                    awk -v ready=$ready -v told="$(cat "$0.told" 2>/dev/null | tr '\\n' ' ')" \\
                      'ready && index(told, "flux/" $4 " state ready") { $7 = 68 } { print }' <<'END'
1
# be_id be_name
${servers.join('\n')}
END
                  ;;
                  'show proc') cat <<'END'
${processes}
END
                  ;;
                  *) echo "$line" >> "$0.told"; echo '${refusal}' ;;
                esac
              done ;;
          esac ;;
      esac`,
  });
  return new Gateway({ id: 'gpu-0', environment: 'test', engine, services: [{ id: 'flux', containers: ['flux'] }] });
}
const told = () => commands.read('docker.told').trim().split('\n');
const written = () =>
  commands
    .read('docker.servers')
    .split('\n')
    .filter((line) => line.includes('setenv'));

describe('a gateway', () => {
  it('has where the servers are written down before it is told, and in use before the others are left', async () => {
    await host({
      containers: [running, writer, { name: 'flux-a' }, { name: 'flux-bb', created: '2026-01-01T00:00:01Z' }],
      servers: [state(1, 'flux-a'), state(2)],
    }).route();
    expect(written()).toEqual([
      '  setenv SERVER_FLUX_1 "192.0.2.1:8189 disabled"',
      '  setenv SERVER_FLUX_2 "flux-bb:8189"',
    ]);
    expect(told()).toEqual([
      'written to gateway-config-1:/etc/gateway/00-servers.cfg',
      '@1 set server flux/flux-2 fqdn flux-bb',
      '@1 set server flux/flux-2 addr 10.0.0.7 port 8189',
      '@1 set server flux/flux-2 state ready',
      '@1 set server flux/flux-1 state maint',
      '@1 set server flux/flux-1 fqdn gateway-1',
    ]);
  });

  it('is told nothing where all is as it should be, but has it written down', async () => {
    await host({ containers: [running, writer, { name: 'flux-a' }], servers: [state(1, 'flux-a')] }).route();
    expect(told()).toEqual(['written to gateway-config-1:/etc/gateway/00-servers.cfg']);
  });

  it('sends nothing to a container that is about to be stopped, by its name or id, until that answers again', async () => {
    const gateway = host({ containers: [running, writer, { name: 'flux-a' }], servers: [state(1, 'flux-a')] });
    await gateway.route({ from: ['flux-a'] });
    expect(told().at(-2)).toBe('@1 set server flux/flux-1 state maint');
    await gateway.route({ from: ['id-of-flux-a'], to: ['flux-a'] });
    expect(told().at(-2)).toBe('@1 set server flux/flux-1 state maint');
  });

  it('sends requests to a container that answers, though its engine has not asked it yet', async () => {
    const gateway = host({ containers: [running, writer, { name: 'flux-a', health: 'starting' }] });
    await gateway.route();
    expect(told()).toHaveLength(1);
    await gateway.route({ to: ['flux-a'] });
    expect(told().at(-1)).toBe('@1 set server flux/flux-1 state ready');
  });

  it('looks once for all that ask at the same time', async () => {
    const gateway = host({ containers: [running, writer, { name: 'flux-a' }] });
    await Promise.all([gateway.route(), gateway.route(), gateway.route()]);
    expect(told().filter((line) => line.startsWith('written'))).toHaveLength(1);
  });

  it('is told nothing while it is replaced, and all of it afterwards', async () => {
    const gateway = host({ containers: [running, writer, { name: 'flux-a' }] });
    const resume = await gateway.pause();
    const routed = Promise.all([gateway.route(), gateway.route()]);
    await sleep(200);
    expect(told()).toEqual(['']);
    resume();
    await routed;
    expect(told().at(-1)).toBe('@1 set server flux/flux-1 state ready');
  });

  it('is left alone where it does not run, or is another program', async () => {
    for (const other of [
      { ...running, status: 'exited' },
      { ...running, command: ['nginx'] },
    ]) {
      await host({ containers: [other, writer, { name: 'flux-a' }] }).route();
      expect(told()).toEqual(['']);
      commands.remove();
    }
    commands = new FakeCommands({});
  });

  it('that refuses what it is told is an error that says so, and what to do', async () => {
    await expect(
      host({ containers: [running, writer, { name: 'flux-a' }], refusal: 'No such server.' }).route(),
    ).rejects.toThrow(
      'The gateway of gpu-0 refuses to change its servers: No such server.. Once that is mended: npx infra recover test',
    );
  });

  it('leaves no version before the next one can be used, and says so where it never can', async () => {
    const gateway = (usable: string) =>
      host({
        containers: [running, writer, { name: 'flux-a' }, { name: 'flux-bb', created: '2026-01-01T00:00:01Z' }],
        servers: [state(1, 'flux-a'), state(2)],
        usable,
      });
    await gateway('echo asked >> "$0.asked"; [ $(wc -l < "$0.asked") -ge 3 ]').route();
    // Before, with the change, once more, and as the other is left.
    expect(commands.read('docker.asked')).toBe('asked\n'.repeat(4));
    expect(told().at(-2)).toBe('@1 set server flux/flux-1 state maint');
    commands.remove();
    await expect(gateway('false').route()).rejects.toThrow(
      'The gateway of gpu-0 does not take its server flux-2 into use: it has no address, or fails its check.',
    );
    expect(told().at(-1)).toBe('@1 set server flux/flux-2 state ready');
  });

  it('that has lost what fills its configuration is an error', async () => {
    await expect(host({ containers: [running, { name: 'flux-a' }] }).route()).rejects.toThrow(
      'The gateway of gpu-0 has lost the container that fills its configuration. Once that is mended: npx infra recover test',
    );
  });
});

describe('a new configuration of the gateway', () => {
  it('is shown to the running one, which says what is wrong with it', async () => {
    const gateway = host({ check: "echo '[ALERT] unknown keyword' >&2; exit 1" });
    await expect(gateway.check('nonsense\n')).rejects.toThrow(
      'The gateway of gpu-0 cannot read its new configuration, and keeps the one before:\n[ALERT] unknown keyword',
    );
    expect(commands.read('docker.checked')).toBe('nonsense\n');
  });

  it.each([0, 126, 127])('is taken where that ends with status %i', async (status) => {
    await host({ check: `exit ${status}` }).check('global\n');
  });

  it('is read once those in use are at the first servers', async () => {
    const processes = '1 master $(wc -l < "$0.told") [failed: 0]\n# old workers';
    const gateway = host({
      containers: [running, writer, { name: 'flux-a' }],
      servers: [state(1), state(2, 'flux-a')],
      processes,
    });
    // What `show proc` says grows with what was told.
    commands.set(
      'docker',
      commands.read('docker').replace("cat <<'END'\n1 master", 'cat <<END\n1 master').replace('#!/bin/sh\n', ''),
    );
    await gateway.reload();
    expect(told().slice(0, 2)).toEqual(['written to gateway-config-1:/etc/gateway/00-servers.cfg', 'reload']);
  });

  it('that could not be read is an error with what the program says', async () => {
    await expect(host({ refusal: 'Success=0\n--\n[ALERT] cannot load certificate' }).reload()).rejects.toThrow(
      'The gateway of gpu-0 could not read its configuration, and goes on with the one before:\n[ALERT] cannot load certificate. Once that is mended: npx infra recover test',
    );
  });
});
