import type { Config, LocalConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

/** Hosts that are one engine under two addresses, or keep their secrets in one directory of one machine. */
export function engineChecks({ hosts = {} }: Partial<Config>): Problem[] {
  const engines = new Map<string, string>();
  const directories = new Map<string, string>();
  return Object.entries(hosts).flatMap(([id, host]) => {
    if (!('docker' in host)) return [];
    const at = (key: string) => ['hosts', id, key];
    const sameEngine = taken(engines, engineOf(host), id);
    const sameDirectory = taken(directories, `${machineOf(host)} ${directoryOf(host)}`, id);
    return [
      ...(sameEngine === undefined
        ? []
        : [
            {
              path: at('docker'),
              message: `"${host.docker}" is also the engine of ${sameEngine}; give each host its own`,
            },
          ]),
      ...(sameDirectory === undefined
        ? []
        : [
            {
              path: at('secretsDirectory'),
              message: `"${host.secretsDirectory}" is also the directory of ${sameDirectory}, on the same machine; give each host its own`,
            },
          ]),
    ];
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

const directoryOf = ({ secretsDirectory }: LocalHost): string => withRun(secretsDirectory);

/** `/var/run` is `/run`. */
const withRun = (path: string): string => path.replace(/^(unix:\/\/)?\/var\/run\//, '/run/').replace(/^unix:\/\//, '');
