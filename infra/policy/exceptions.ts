import type { PolicyException } from '../model/profile.ts';
import type { RuleText } from './rule.ts';

/** A day, as ISO writes it: `2026-11-21`. Days compare as texts do. */
export type Day = string;

/** The day of a moment, in UTC. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10);

/** How long before its end an exception is spoken of. */
const noticeDays = 30;

/** What is wrong with an exception itself. It lets off nothing then. */
export interface ExceptionProblem {
  readonly title: string;
  readonly path: keyof PolicyException;
  readonly remediation: string;
}

/** Why an exception does not stand on a day; undefined where it does. Nobody checks types before the engine runs a profile. */
export function problemOf(
  exception: PolicyException,
  rule: RuleText | undefined,
  today: Day,
): ExceptionProblem | undefined {
  const { reason, granted, expires, resource } = exception;
  if (!/\w+ \w+/.test(reason ?? ''))
    return { title: 'An exception has a reason', path: 'reason', remediation: 'say why' };
  if (!isDay(granted))
    return { title: 'An exception has a date', path: 'granted', remediation: 'write it as 2026-11-21' };
  if (!isDay(expires))
    return { title: 'An exception has an end', path: 'expires', remediation: 'write the day as 2027-11-21' };
  if (expires < today)
    return {
      title: `An exception counts until its day, ${expires}`,
      path: 'expires',
      remediation: 'fix what it is about, or grant it again',
    };
  if (resource === '*' && !rule?.mayExceptAll)
    return {
      title: 'An exception names one resource, unless its rule lets it name all',
      path: 'resource',
      remediation: 'name each resource that needs it',
    };
  return undefined;
}

/** Whether an exception is about a resource. `{host}` in it stands for each host of the environment, `*` for everything. */
export const isAbout = ({ resource }: PolicyException, name: string, hosts: readonly string[]): boolean =>
  resource === '*' || resource === name || hosts.some((host) => resource.replace('{host}', host) === name);

/** The days that are left to an exception, where they are few; undefined where they are not. */
export function lastDays({ expires }: PolicyException, today: Day): number | undefined {
  const left = (Date.parse(expires) - Date.parse(today)) / 86_400_000;
  return left <= noticeDays ? left : undefined;
}

const isDay = (text: unknown): boolean =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
