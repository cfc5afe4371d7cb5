import type { Config, LocalConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

/** Hosts that are one engine under two addresses, or keep their secrets in one directory of one machine, or inside of it. */
export function engineChecks({ hosts = {} }: Partial<Config>): Problem[] {
  const engines = new Map<string, string>();
  const directories: { id: string; path: string }[] = [];
  return Object.entries(hosts).flatMap(([id, host]) => {
    if (!('docker' in host)) return [];
    const problem = (key: 'docker' | 'secretsDirectory', what: string): Problem[] => [
      { path: ['hosts', id, key], message: `"${host[key]}" is ${what}; give each host its own` },
    ];
    const sameEngine = taken(engines, engineOf(host), id);
    const path = `${machineOf(host)} ${withRun(host.secretsDirectory)}/`;
    const other = directories.find((one) => one.path.startsWith(path) || path.startsWith(one.path));
    directories.push({ id, path });
    if (sameEngine !== undefined) return problem('docker', `also the engine of ${sameEngine}`);
    if (other === undefined) return [];
    return problem(
      'secretsDirectory',
      `${relation(path, other.path)} the directory of ${other.id} on the same machine`,
    );
  });
}

/** How a directory stands to one that is the same, inside of it or around it. */
const relation = (path: string, other: string): string => {
  if (path === other) return 'also';
  return path.startsWith(other) ? 'inside' : 'around';
};

/** Who has had something before; now it is this host's. */
function taken(owners: Map<string, string>, what: string, id: string): string | undefined {
  const before = owners.get(what);
  owners.set(what, before ?? id);
  return before;
}

type LocalHost = LocalConfig['hosts'][string];

/** The engine behind an address: other users and the port that ssh takes by itself make no other engine. */
function engineOf(host: LocalHost): string {
  const machine = machineOf(host);
  // Behind ssh is the engine of its machine.
  return host.docker.startsWith('ssh://') ? `${machine} /run/docker.sock` : `${machine} ${withRun(host.docker)}`;
}

const here = 'this machine';

function machineOf({ docker }: LocalHost): string {
  if (!docker.startsWith('ssh://')) return here;
  const machine = (docker.slice('ssh://'.length).split('@').at(-1) ?? '').toLowerCase().replace(/:0*22$/, '');
  // An IPv6 address can be written in many ways, and a URL knows one.
  const name = machine.startsWith('[') ? new URL(`ssh://${machine}`).host : machine;
  return /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(name) ? here : name;
}

/** `/var/run` is `/run`. */
const withRun = (path: string): string => path.replace(/^(unix:\/\/)?\/var\/run\//, '/run/').replace(/^unix:\/\//, '');
