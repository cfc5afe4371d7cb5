import { rotationDays, secretCommand } from '../catalogue/secrets.ts';
import type { Environment } from '../model/environment.ts';
import type { Secret } from '../model/secrets.ts';
import { secretReaders } from '../model/services.ts';
import { daysOld, renewalReason, type SecretState } from './secret-state.ts';

/** The secrets of an environment as lines for people: what each has, how old that is, who may read it, and what to do. */
export function secretsListing(
  environment: Environment,
  states: ReadonlyMap<string, SecretState>,
  now: Date,
): string[] {
  const { secrets, scope } = environment;
  const rows = secrets.map((secret) => {
    const state = states.get(secret.id) ?? { value: undefined };
    return { secret, state, days: daysOld(state, now), reason: renewalReason(secret.entry, state, now) };
  });
  const table = rows.map(({ secret, state, days }) => [
    secret.id,
    secret.entry.origin === 'generated' ? 'generated' : 'outside',
    value(state),
    days === undefined ? '' : days === 1 ? '1 day' : `${days} days`,
    readers(environment, secret, state),
  ]);
  const todo = rows.flatMap(({ secret, state, reason }) => {
    const step = nextStep(environment, secret, state, reason);
    return step === undefined ? [] : [`  ${secret.id.padEnd(24)}${step}`];
  });
  return [
    `${scope.environment}  ${secrets.length} secrets${environment.cloud ? ` in ${scope.project}` : ''}, most to be renewed every ${rotationDays} days`,
    '',
    ...aligned([['secret', 'from', 'value', 'age', 'read by'], ...table]),
    ...(todo.length === 0 ? [] : ['', 'To do', ...todo]),
  ];
}

/** What the operator does next about a secret, if anything. */
function nextStep(
  { cloud, scope, services }: Environment,
  { id, entry }: Secret,
  { value }: SecretState,
  reason: string | undefined,
): string | undefined {
  const isMadeHere = entry.origin === 'generated';
  const command = secretCommand(scope.environment, id);
  // On an engine here, up puts secrets where containers read them; applications read theirs elsewhere.
  const isMadeByUp =
    isMadeHere && (cloud || services.some(({ secretFiles }) => secretFiles.some(({ secret }) => secret.id === id)));
  if (value === undefined) return isMadeByUp ? 'the next up makes a value' : `no value: ${command}`;
  return reason === undefined ? undefined : `${reason}: ${command}`;
}

/** Which value it is and, of a certificate, until when. */
const value = ({ value: present = 'no value', ends }: SecretState): string =>
  ends ? `${present}, until ${ends.toISOString().slice(0, 10)}` : present;

/** The services and applications that read a secret, and who else may, or who of them may not. */
function readers(environment: Environment, secret: Secret, { readers: members }: SecretState): string {
  const { services, scope } = environment;
  const intended = secretReaders(services, secret).join(', ');
  if (members === undefined) return intended;
  const granted = environment.grants.filter(({ on }) => on.kind === 'secret' && on.id === secret.id);
  const accounts = environment.hosts
    .filter(({ id }) => granted.some(({ host }) => host === id))
    .map(({ name }) => `serviceAccount:${name}@${scope.project}.iam.gserviceaccount.com`);
  const others = members.filter((member) => !accounts.includes(member));
  const gap = accounts.filter((account) => !members.includes(account));
  const short = (member: string) => member.replace(/^serviceAccount:([^@]+)@.*/, '$1');
  return [
    intended,
    ...(others.length === 0 ? [] : [`also ${others.map(short).join(', ')}`]),
    ...(gap.length === 0 ? [] : [`but not yet ${gap.map(short).join(', ')}`]),
  ].join('; ');
}

/** Rows with their columns below each other. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2)).join('')}`.trimEnd());
}
