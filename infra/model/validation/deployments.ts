import type { Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

type Deployment = Config['deployments'][string];

/** Deployments on hosts that do not exist, whose files are one file or one inside the other, or that ask another machine for their health. */
export function deploymentChecks({ deployments = {}, hosts = {} }: Partial<Config>): Problem[] {
  const addresses = new Map(Object.entries(hosts).map(([id, { address }]) => [id, address]));
  return [
    ...Object.entries(deployments).flatMap(([name, deployment]) => [
      ...hostProblems(name, deployment, [...addresses.keys()]),
      ...healthProblems(name, deployment, addresses),
    ]),
    ...fileProblems(deployments),
  ];
}

function hostProblems(name: string, { hosts: ids }: Deployment, known: readonly string[]): Problem[] {
  const path = ['deployments', name, 'hosts'];
  if (ids === undefined)
    return known.length > 1
      ? [{ path, message: `is missing, and there are several hosts: name some of ${known.join(', ')}` }]
      : [];
  return ids.flatMap((id, index) => {
    if (!known.includes(id)) return [{ path, message: `"${id}" is no host; there are ${known.join(', ')}` }];
    return ids.indexOf(id) < index ? [{ path, message: `names "${id}" twice` }] : [];
  });
}

/** A host asks itself, by a name of its own or by its only address. */
function healthProblems(
  name: string,
  { health, hosts: ids }: Deployment,
  addresses: ReadonlyMap<string, string>,
): Problem[] {
  const { hostname } = new URL(health);
  const own = ids ?? [...addresses.keys()];
  const [only] = own.length === 1 ? own : [];
  const isOwn = /^(localhost|127\.[\d.]+)$/.test(hostname) || (only !== undefined && hostname === addresses.get(only));
  if (isOwn) return [];
  const message = `"${health}" is another machine; each host asks itself: write localhost instead of ${hostname}`;
  return [{ path: ['deployments', name, 'health'], message }];
}

/** Files that are also another's, the Compose file, or the directory of another. */
function fileProblems(deployments: Readonly<Record<string, Deployment>>): Problem[] {
  const taken = new Map<string, string>();
  return Object.entries(deployments).flatMap(([name, { file, compose }]) => {
    const path = ['deployments', name, 'file'];
    const problem = (message: string): Problem[] => [{ path, message: `"${file}" ${message}` }];
    const other = taken.get(file);
    taken.set(file, other ?? name);
    if (other !== undefined) return problem(`is also the file of ${other}; give each its own`);
    if (file === compose) return problem('is the Compose file itself; give the .env in the same directory');
    const [owner] = Object.entries(deployments).find((one) => one[0] !== name && one[1].compose === file) ?? [];
    if (owner !== undefined) return problem(`is the Compose file of ${owner}; give each its own`);
    const around = Object.values(deployments).find((one) => file.startsWith(`${one.compose}/`))?.compose;
    if (around !== undefined) return problem(`is below ${around}, a Compose file; give a file beside it`);
    const files = Object.values(deployments).flatMap((one) => [one.file, one.compose ?? one.file]);
    const inside = files.find((one) => one.startsWith(`${file}/`));
    return inside === undefined ? [] : problem(`is the directory of ${inside}; give a file in it`);
  });
}
