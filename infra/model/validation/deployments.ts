import type { Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

/** Deployments on hosts that do not exist or are named twice, and two that write one file. */
export function deploymentChecks({ deployments = {}, hosts = {} }: Partial<Config>): Problem[] {
  const known = Object.keys(hosts);
  const files = new Map<string, string>();
  return Object.entries(deployments).flatMap(([name, { hosts: ids, file }]) => {
    const at = (key: string) => ['deployments', name, key];
    const problems: Problem[] =
      ids === undefined
        ? undecided(at('hosts'), known)
        : ids.flatMap((id, index) => {
            if (!(id in hosts))
              return [{ path: at('hosts'), message: `"${id}" is no host; there are ${known.join(', ')}` }];
            return ids.indexOf(id) < index ? [{ path: at('hosts'), message: `names "${id}" twice` }] : [];
          });
    const other = files.get(file);
    files.set(file, name);
    return other === undefined
      ? problems
      : [...problems, { path: at('file'), message: `"${file}" is also the file of ${other}; give each its own` }];
  });
}

/** One that names no host is on the only one. */
const undecided = (path: readonly string[], hosts: readonly string[]): Problem[] =>
  hosts.length > 1
    ? [{ path, message: `is missing, and there are several hosts: name some of ${hosts.join(', ')}` }]
    : [];
