import type { CloudConfig, Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import type { Profile } from '../profile.ts';
import { adminChecks } from './admins.ts';
import { alertChecks } from './alerts.ts';
import { deploymentChecks } from './deployments.ts';
import { engineChecks } from './engines.ts';
import { capacityChecks, hostChecks } from './hosts.ts';
import { imageChecks } from './images.ts';
import { machineChecks } from './machines.ts';
import { nameChecks } from './names.ts';
import { portChecks } from './ports.ts';
import { rangeChecks } from './ranges.ts';
import { zoneChecks } from './zone.ts';

/**
 * What contradicts something else in a configuration whose present values are well formed, or the profile.
 *
 * @param lacksHosts some host is malformed and not here: whether the services fit cannot be told yet.
 */
export function validate(config: Partial<Config>, profile: Profile, lacksHosts: boolean): Problem[] {
  const cloud = profile.platform === 'cloud' ? (config as Partial<CloudConfig>) : undefined;
  const ranges = rangeChecks(config, profile);
  const isRangeWrong = ranges.some(({ path }) => path[0] === 'network');
  const machines = cloud ? machineChecks(cloud) : [];
  return [
    ...imageChecks(config, profile),
    ...portChecks(config, profile),
    ...alertChecks(config, profile),
    ...ranges,
    ...engineChecks(config),
    ...hostChecks(config, isRangeWrong ? undefined : cloud?.network?.range),
    ...machines,
    // Whether the services fit on a machine that does not exist cannot be told.
    ...(lacksHosts || machines.length > 0 ? [] : capacityChecks(config, profile)),
    ...(lacksHosts ? [] : deploymentChecks(config)),
    ...(cloud ? [...zoneChecks(cloud), ...adminChecks(cloud), ...nameChecks(cloud, profile)] : []),
  ];
}
