import type { Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import type { Profile } from '../profile.ts';

/** Receivers of alerts in an environment that sends none. */
export function alertChecks({ alerts }: Partial<Config>, { alerting, environment }: Profile): Problem[] {
  if (alerting || !alerts) return [];
  return Object.entries(alerts)
    .filter(([, value]) => value !== false && value !== undefined)
    .map(([name]) => ({
      path: ['alerts', name],
      message: `is there, and ${environment} sends no alerts: leave it out, or set alerting in stacks/${environment}.ts`,
    }));
}
