import type { CloudConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

/** A zone outside the region, and admin addresses without the policy that could hold them. */
export function zoneChecks({ region, zone, admins }: Partial<CloudConfig>): Problem[] {
  const problems: Problem[] = [];
  if (region !== undefined && zone !== undefined && !zone.startsWith(`${region}-`)) {
    problems.push({
      path: ['zone'],
      message: `"${zone}" is outside the region "${region}"; give a zone that begins with it, like ${region}-b`,
    });
  }
  if (admins && admins.addresses.length > 0 && admins.accessPolicy === undefined) {
    problems.push({
      path: ['admins', 'accessPolicy'],
      message:
        'is missing: the access level for admins.addresses lives in the organisation’s access policy; give its number',
    });
  }
  return problems;
}
