import { describe, expect, it } from 'vitest';
import type { EnvironmentName } from '../../infra/model/profile.ts';
import { evaluate } from '../../infra/policy/evaluate.ts';
import { unknownMark } from '../../infra/policy/inputs.ts';
import { servedRule } from '../../infra/policy/served.ts';
import { type PolicyVariable, type Subject, subjectOf } from '../../infra/policy/subject.ts';
import { upkeepRules } from '../../infra/policy/upkeep.ts';
import { subject, testDay } from '../support/policy.ts';
import { environment, facts } from '../support/stacks.ts';

const container = 'docker:index/container:Container';
const volume = 'docker:index/volume:Volume';
const served = { development: false, platform: 'cloud' } as const;

/** What serves people, and breaks no rule. */
const good: readonly (readonly [string, string])[] = [
  ['SECURITY_ENABLED', 'true'],
  ['GENAI_API_AUTH_ENABLED', 'true'],
  ['API_RATE_LIMITING_ENABLED', 'true'],
  ['TLS_ENABLED', 'true'],
  ['REDIS_TLS_ENABLED', 'true'],
  ['DB_SSL_MODE', 'require'],
  ['REDIS_HOST', 'redis.example.com'],
  ['BACKUP_ENABLED', 'true'],
  ['ALERTING_ENABLED', 'true'],
];
const variables = (...more: (readonly [string, string])[]): PolicyVariable[] => {
  const all = new Map([...good, ...more]);
  return [...all].map(([name, value]) => ({ name, value }));
};
const without = (name: string): PolicyVariable[] => variables().filter((one) => one.name !== name);

/** `rule name` of everything that violates a rule. */
const violated = (given: Partial<Subject>, profile: Partial<Subject['profile']> = served) =>
  evaluate(subject({ variables: variables(), ...given }, profile), testDay).violations.map(
    ({ rule, name }) => `${rule} ${name}`,
  );

describe('what serves people', () => {
  it('breaks no rule where everything is as document 004 has it', () => {
    expect(violated({ services: ['flux'], resources: [{ type: volume, name: 'models', inputs: {} }] })).toEqual([]);
  });

  it.each([
    ['DEBUG', 'true'],
    ['DEBUG_MODE', '1'],
    ['DEBUG_PORTS_EXPOSED', 'true'],
    ['FLUX_DEBUG_PORT', '8289'],
    ['USE_MOCK_MATCHING', 'true'],
    ['USE_SQLITE_OFFERS', 'True'],
    ['MOCK_CLOUD_APIS', 'true'],
    ['E2E_TEST_MODE', 'true'],
    ['E2E_SEED_TOKEN', 'anything'],
    ['DEV_TOOLS_ENABLED', 'true'],
    ['JUPYTER_ENABLED', 'true'],
    ['GUI_PORT', '8085'],
    ['GUI_PORT', '5173'],
    ['CORS_ALLOW_ALL_ORIGINS', 'true'],
    ['CORS_ALLOWED_ORIGINS', '*'],
    ['CORS_ALLOWED_ORIGINS', 'https://example.com,https://*.example.com'],
    ['CORS_ALLOWED_ORIGINS', 'http://example.com'],
    ['CORS_ALLOWED_ORIGINS', 'https://localhost:8088'],
    ['DJANGO_ALLOWED_HOSTS', 'example.com,*'],
    ['GRAFANA_ANONYMOUS_ACCESS', 'true'],
    ['GF_USERS_ALLOW_SIGN_UP', 'true'],
    ['SECURITY_ENABLED', 'false'],
    ['GENAI_API_AUTH_ENABLED', 'false'],
    ['API_RATE_LIMITING_ENABLED', 'false'],
    ['TLS_ENABLED', 'false'],
    ['REDIS_TLS_ENABLED', 'false'],
    ['DB_SSL_MODE', 'prefer'],
    ['APPLICATION_KEY', '${APPLICATION_KEY:-prod-key}'],
    ['APPLICATION_KEY', 'django-insecure-dev-only'],
    ['APPLICATION_KEY', 'change_this_in_prod'],
  ])('breaks rule 67 with %s as %s', (name, value) => {
    expect(violated({ variables: variables([name, value]) })).toEqual([`67 ${name}`]);
  });

  it.each(['SECURITY_ENABLED', 'GENAI_API_AUTH_ENABLED', 'API_RATE_LIMITING_ENABLED', 'TLS_ENABLED', 'DB_SSL_MODE'])(
    'breaks rule 67 without %s',
    (name) => {
      expect(violated({ variables: without(name) })).toEqual([`67 ${name}`]);
    },
  );

  it('breaks rule 67 with stubs in place of services', () => {
    expect(violated({}, { ...served, stubImages: true })).toEqual(['67 stubImages']);
  });

  it.each([
    ['DEBUG', 'false'],
    ['USE_MOCK_MATCHING', 'false'],
    ['GUI_PORT', '8080'],
    ['CORS_ALLOWED_ORIGINS', 'https://example.com,https://genai.example.com'],
    ['LOG_LEVEL', 'INFO'],
  ])('breaks no rule with %s as %s', (name, value) => {
    expect(violated({ variables: variables([name, value]) })).toEqual([]);
  });

  it('breaks rule 67 by the variable of a single container', () => {
    const own = facts('prod');
    const inputs = { envs: ['DEBUG_MODE=true'], start: false };
    const of = subjectOf(environment('prod'), own, [{ type: container, name: 'gpu-0-flux', inputs }]);
    expect(evaluate(of, testDay).violations.map(({ rule, name }) => `${rule} ${name}`)).toEqual(['67 DEBUG_MODE']);
  });

  it('says of a violation what to do, and never the value', () => {
    const text = JSON.stringify(
      evaluate(subject({ variables: variables(['E2E_SEED_TOKEN', 'hunter2']) }, served), testDay).violations,
    );
    expect(text).toContain('simulate nothing');
    expect(text).not.toContain('hunter2');
  });

  it.each([
    ['two names for one thing', { variables: variables(['SSL_ENABLED', 'true']) }, 'SSL_ENABLED'],
    ['migrations at start-up', { variables: variables(['MIGRATE_ON_START', 'true']) }, 'MIGRATE_ON_START'],
    ['no cache', { variables: without('REDIS_HOST') }, 'REDIS_HOST'],
    ['a cache for each host', { variables: variables(['REDIS_HOST', 'localhost']) }, 'REDIS_HOST'],
    ['a cache for each process', { variables: variables(['CACHE_BACKEND', 'LocMemCache']) }, 'CACHE_BACKEND'],
  ])('breaks rule 68 with %s', (_, given, name) => {
    expect(violated(given)).toEqual([`68 ${name}`]);
  });

  it.each([
    ['its command', { command: ['sh', '-c', 'python manage.py migrate && gunicorn'] }],
    ['its entry point', { entrypoints: ['alembic upgrade head'] }],
  ])('breaks rule 68 with a container that migrates by %s', (_, inputs) => {
    const resources = [{ type: container, name: 'gui', inputs: { start: false, ...inputs } }];
    expect(violated({ resources })).toEqual(['68 gui']);
  });

  it('breaks rule 69 with each volume that nothing backs up, and each service that nobody is alerted of', () => {
    const labels = [{ label: 'genai.content', value: 'abc' }];
    const resources = [
      { type: volume, name: 'models', inputs: {} },
      { type: volume, name: 'gateway-config', inputs: { labels } },
    ];
    const services = ['flux', 'gateway'];
    const none = without('BACKUP_ENABLED').filter(({ name }) => name !== 'ALERTING_ENABLED');
    const all = ['69 models', '69 flux', '69 gateway'];
    expect(violated({ resources, services, variables: none })).toEqual(all);
    const promised = variables().map((one) => ({ ...one, notBuilt: true }));
    expect(violated({ resources, services, variables: promised })).toEqual(all);
  });
});

describe('an environment of developers', () => {
  const everything = variables(['DEBUG', 'true'], ['CORS_ALLOWED_ORIGINS', '*'], ['MOCK_CLOUD_APIS', 'true']);

  it('may debug, simulate and be open', () => {
    expect(violated({ variables: everything, services: ['flux'] }, { development: true })).toEqual([]);
  });

  it('is none on Google Cloud', () => {
    expect(violated({}, { development: true, platform: 'cloud' })).toEqual(['67 development']);
  });

  it('is none where a profile does not say so', () => {
    const { development: _, ...silent } = subject({}).profile;
    const own = { ...subject({ variables: everything }), profile: silent as Subject['profile'] };
    expect(evaluate(own, testDay).violations.map(({ name }) => name)).toContain('DEBUG');
  });
});

describe('what is not known yet', () => {
  const verdicts = (given: Partial<Subject>, profile: Partial<Subject['profile']> = served) =>
    [servedRule, ...upkeepRules].flatMap((rule) =>
      rule
        .check(subject({ variables: variables(), ...given }, profile))
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ name, verdict }) => `${rule.number} ${name} ${verdict}`),
    );

  it.each(['CORS_ALLOWED_ORIGINS', 'DB_SSL_MODE'])('decides nothing: %s', (name) => {
    expect(verdicts({ variables: variables([name, 'unset']) })).toEqual([`67 ${name} unknown`]);
  });

  it('is a cache that up asks for, or the command of a container', () => {
    expect(verdicts({ variables: without('REDIS_HOST') }, { ...served, requiredSettings: ['REDIS_HOST'] })).toEqual([
      '68 REDIS_HOST unknown',
    ]);
    const resources = [{ type: container, name: 'gui', inputs: { command: unknownMark } }];
    expect(verdicts({ resources })).toEqual(['68 gui unknown']);
  });

  it('is whether there are backups, or whether a volume needs any', () => {
    const resources = [{ type: volume, name: 'models', inputs: {} }];
    expect(verdicts({ resources, variables: variables(['BACKUP_ENABLED', 'unset']) })).toEqual(['69 models unknown']);
    const labelled = [{ type: volume, name: 'models', inputs: { labels: unknownMark } }];
    expect(verdicts({ resources: labelled, variables: without('BACKUP_ENABLED') })).toEqual(['69 models unknown']);
  });
});

describe('a profile', () => {
  const violations = (stack: EnvironmentName) =>
    evaluate(subjectOf(environment(stack), facts(stack), []), testDay).violations;

  it.each(['dev', 'test', 'staging', 'prod'] as const)('of %s is as the rules have it', (stack) => {
    expect(violations(stack)).toEqual([]);
  });
});
