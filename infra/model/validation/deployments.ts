import type { Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { firstHostId } from '../names.ts';

/** Deployments on hosts that do not exist or are named twice, and two that write one file. */
export function deploymentChecks({ deployments = {}, hosts = {} }: Partial<Config>): Problem[] {
  // That there is no first host is said of the hosts.
  if (!(firstHostId in hosts)) return [];
  const files = new Map<string, string>();
  return Object.entries(deployments).flatMap(([name, { hosts: ids, file }]) => {
    const at = (key: string) => ['deployments', name, key];
    const problems: Problem[] = ids.flatMap((id, index) => {
      if (!(id in hosts))
        return [{ path: at('hosts'), message: `"${id}" is no host; there are ${Object.keys(hosts).join(', ')}` }];
      return ids.indexOf(id) < index ? [{ path: at('hosts'), message: `names "${id}" twice` }] : [];
    });
    const other = files.get(file);
    files.set(file, name);
    return other === undefined
      ? problems
      : [...problems, { path: at('file'), message: `"${file}" is also the file of ${other}; give each its own` }];
  });
}
