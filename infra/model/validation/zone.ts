import type { CloudConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';

/** A zone outside the region. */
export function zoneChecks({ region, zone }: Partial<CloudConfig>): Problem[] {
  if (region === undefined || zone === undefined || zone.startsWith(`${region}-`)) return [];
  return [
    {
      path: ['zone'],
      message: `"${zone}" is outside the region "${region}"; give a zone that begins with it, like ${region}-b`,
    },
  ];
}
