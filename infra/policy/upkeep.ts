import { resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import { labels } from '../model/labels.ts';
import { type EnvironmentRule, type Finding, whereServed } from './environment-rule.ts';
import { type Inputs, reading } from './inputs.ts';
import { any, every, judged, type Verdict } from './rule.ts';
import { verdictOn } from './served.ts';
import type { PolicyResource, Subject } from './subject.ts';

/** Several names for one thing: who reads one of them does not see the other (document 004, 11, P1 6). */
const synonyms: readonly { readonly kept: string; readonly other: string }[] = [
  { kept: 'ALLOWED_HOSTS', other: 'DJANGO_ALLOWED_HOSTS' },
  { kept: 'API_RATE_LIMITING_ENABLED', other: 'RATELIMIT_ENABLE' },
  { kept: 'TLS_ENABLED', other: 'SSL_ENABLED' },
  { kept: 'ENV_MODE', other: 'DJANGO_ENV' },
];

const isOff = (value: string): boolean => /^(0|false|no|off)?$/i.test(value);
const migrates = /\bmigrate\b|\balembic upgrade\b/;

/** Rules for what lets an environment be updated, scaled and restored. */
export const upkeepRules: readonly EnvironmentRule[] = [
  {
    number: 68,
    title: 'One name a variable, no migrations at start-up, a cache that all processes share',
    references: 'documents',
    remediation: 'set it as document 004 has it',
    check: whereServed((subject) => [
      ...synonymFindings(subject),
      ...migrationFindings(subject),
      ...cacheFindings(subject),
    ]),
  },
  {
    number: 69,
    title: 'Every persistent volume has a backup, every service an alert',
    references: 'documents',
    remediation: 'make backups of it',
    mayExceptAll: true,
    check: whereServed((subject) => [...backupFindings(subject), ...alertFindings(subject)]),
  },
];

const synonymFindings = ({ variables }: Subject): Finding[] =>
  synonyms.flatMap(({ kept, other }) =>
    [kept, other].every((one) => variables.some(({ name }) => name === one))
      ? [{ type: 'variable', name: other, verdict: 'fail', remediation: `leave it out: ${kept} says the same` }]
      : [],
  );

const migrationFindings = (subject: Subject): Finding[] => [
  ...subject.variables
    .filter(({ name }) => /(^|_)MIGRAT(E|IONS?)(_|$)/.test(name))
    .map(({ name, value }) => ({
      type: 'variable',
      name,
      verdict: verdictOn(value, isOff),
      remediation: 'migrate before the update, not at start-up',
    })),
  ...covered(subject, 68).map(({ type, name, inputs }) => ({
    type,
    name,
    path: 'command',
    verdict: migratesNot(reading(inputs)),
    remediation: 'migrate before the update, not at start-up',
  })),
];

const migratesNot = (inputs: Inputs): Verdict =>
  every([...inputs.list('entrypoints'), ...inputs.list('command')], (word) => !migrates.test(String(word)));

/** Without Redis each process has a cache of its own, and a rate limit of its own in it. */
function cacheFindings({ variables, profile }: Subject): Finding[] {
  const hosts = variables.filter(({ name }) => name === 'REDIS_HOST');
  const isDemanded = profile.requiredSettings.includes('REDIS_HOST');
  const chosen = hosts.length > 0 ? hosts : [{ name: 'REDIS_HOST', value: isDemanded ? 'unset' : '' }];
  return [
    ...chosen.map(({ name, value }) => ({
      type: 'variable',
      name,
      verdict: verdictOn(value, (host) => !/^(localhost|127\..*|)$/.test(host)),
      remediation: 'name a Redis that all processes reach',
    })),
    ...variables
      .filter(({ name }) => /(^|_)CACHE_(BACKEND|TYPE|URL)$/.test(name))
      .map(({ name, value }) => ({
        type: 'variable',
        name,
        verdict: verdictOn(value, (backend) => !/locmem|dummy|file/i.test(backend)),
        remediation: 'use Redis',
      })),
  ];
}

/** What nobody declares, or what is declared and not built, backs up no volume. */
function backupFindings(subject: Subject): Finding[] {
  const made = isMade(subject, 'BACKUP_ENABLED');
  return covered(subject, 69).map(({ type, name, inputs }) => ({
    type,
    name,
    verdict: any(isMadeAgain(reading(inputs)), made),
  }));
}

/** A configuration is made from the program again, whenever it is gone. */
const isMadeAgain = (inputs: Inputs): Verdict =>
  any(...inputs.list('labels').map((label) => judged(reading(label).at('label'), (name) => name === labels.content)));

function alertFindings(subject: Subject): Finding[] {
  const made = isMade(subject, 'ALERTING_ENABLED');
  return subject.services.map((name) => ({
    type: 'service',
    name,
    verdict: made,
    remediation: 'alert somebody when it is down',
  }));
}

/** Whether what a switch promises is there. */
const isMade = ({ variables }: Subject, name: string): Verdict =>
  any(
    ...variables
      .filter((one) => one.name === name && !one.notBuilt)
      .map(({ value }) => verdictOn(value, (text) => !isOff(text))),
  );

const covered = ({ resources }: Subject, rule: number): PolicyResource[] =>
  resources.filter(({ type }) => resourceTypeOf(type)?.rules?.includes(rule));
