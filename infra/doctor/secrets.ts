import { secretCommand } from '../catalogue/secrets.ts';
import type { Environment } from '../model/environment.ts';
import { renewalReason, type SecretState } from '../secrets/secret-state.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Which secrets from outside have no value, and which are to be renewed. */
export function secretFindings(
  { secrets, scope, cloud }: Environment,
  states: ReadonlyMap<string, SecretState>,
  now: Date,
): Finding[] {
  const findings = secrets.flatMap(({ id, entry }) => {
    const state: SecretState = states.get(id) ?? { value: undefined };
    const { value, readers } = state;
    const isForeign = entry.origin === 'foreign';
    const command = secretCommand(scope.environment, id);
    // Those that are made here, the next update makes. On an engine here, services start without those from outside.
    if (value === undefined && !isForeign) return [];
    if (value === undefined && cloud && readers === undefined)
      return [warning(`secret ${id}: does not exist yet`, `the next up makes it; then ${command}`)];
    if (value === undefined) return [(cloud ? problem : warning)(`secret ${id}: no value`, command)];
    const reason = renewalReason(entry, state, now);
    return reason === undefined ? [] : [warning(`secret ${id}: ${reason}`, command)];
  });
  return findings.length === 0
    ? [ok(`secrets: all ${secrets.length} have a value, and none has to be renewed yet`)]
    : findings;
}
