import type { Config, LocalConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

/** Hosts that are one engine under two addresses, or keep their secrets in one directory of one machine. */
export function engineChecks({ hosts = {} }: Partial<Config>): Problem[] {
  const engines = new Map<string, string>();
  const directories = new Map<string, string>();
  return Object.entries(hosts).flatMap(([id, host]) => {
    if (!('docker' in host)) return [];
    const problem = (key: 'docker' | 'secretsDirectory', what: string): Problem[] => [
      { path: ['hosts', id, key], message: `"${host[key]}" is also the ${what}; give each host its own` },
    ];
    const sameEngine = taken(engines, engineOf(host), id);
    const sameDirectory = taken(directories, `${machineOf(host)} ${withRun(host.secretsDirectory)}`, id);
    if (sameEngine !== undefined) return problem('docker', `engine of ${sameEngine}`);
    if (sameDirectory === undefined) return [];
    return problem('secretsDirectory', `directory of ${sameDirectory} on the same machine`);
  });
}

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
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(machine) ? here : machine;
}

/** `/var/run` is `/run`. */
const withRun = (path: string): string => path.replace(/^(unix:\/\/)?\/var\/run\//, '/run/').replace(/^unix:\/\//, '');
