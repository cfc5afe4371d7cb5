import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { built, missingFor, type NotBuilt, notBuilt } from '../../infra/env/promises.ts';
import { registry } from '../../infra/env/registry.ts';
import { resolveVariables } from '../../infra/env/resolve.ts';
import { variablePrefix } from '../../infra/env/variables/services.ts';
import type { EnvironmentName } from '../../infra/model/profile.ts';
import { facts, stackNames } from '../support/stacks.ts';

const all = registry.flatMap(({ variables }) => Object.entries(variables));
const marked: readonly string[] = [...notBuilt, ...built].flatMap(({ variables }) => variables);

describe('the marks of what makes variables true', () => {
  it('are there for every switch, schedule and retention', () => {
    const needed = all.filter(([name, { type }]) => ['boolean', 'cron'].includes(type) || name.includes('RETENTION'));
    expect(needed.length).toBeGreaterThan(50);
    expect(needed.map(([name]) => name).filter((name) => !marked.includes(name))).toEqual([]);
  });

  it('name variables of the registry, each once', () => {
    const names = all.map(([name]) => name);
    expect(marked.filter((name) => !names.includes(name))).toEqual([]);
    expect(marked.filter((name, index) => marked.indexOf(name) !== index)).toEqual([]);
  });

  it('name files that are there', () => {
    const files = built.map(({ by }) => by).filter((by) => by !== 'readers');
    expect(files.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]);
  });
});

describe('what is missing for a variable to be true', () => {
  const groups: NotBuilt[] = [
    { missing: 'a container', variables: ['JUPYTER_ENABLED', 'JUPYTER_PORT'] },
    { missing: 'none', variables: ['METRICS_ENABLED'], claims: (value) => value === 'false' },
    {
      missing: 'a database',
      variables: ['DB_PORT'],
      claims: (_, { settings }) => settings['DB_HOST'] === undefined,
    },
  ];
  const missing = (name: string, value: string, own = facts('prod')) => missingFor(name, value, own, groups);

  it('is said of any value but false', () => {
    expect(missing('JUPYTER_ENABLED', 'true')).toBe('a container');
    expect(missing('JUPYTER_PORT', '8888')).toBe('a container');
    expect(missing('JUPYTER_ENABLED', 'false')).toBe(undefined);
    expect(missing('LOG_LEVEL', 'INFO')).toBe(undefined);
  });

  it('is said where the group says that a value claims something', () => {
    expect(missing('METRICS_ENABLED', 'false')).toBe('none');
    expect(missing('METRICS_ENABLED', 'true')).toBe(undefined);
    expect(missing('DB_PORT', '5432')).toBe('a database');
    expect(missing('DB_PORT', '5432', facts('prod', { settings: { DB_HOST: 'db.internal' } }))).toBe(undefined);
  });

  // Of variables that are in no group any more nothing is missing: these hold then, too.
  it('is never said of a feature that is switched off, nor of what the operator gives', () => {
    const prod = facts('prod');
    const off = { BACKUP_ENABLED: false, SCALING_ENABLED: false, DR_ENABLED: false, LOAD_BALANCER_ENABLED: false };
    const given = { DB_HOST: 'db.internal', REDIS_HOST: 'cache.internal' };
    const own = { ...prod, settings: { ...prod.settings, ...off, ...given, CORS_ENABLED: false } };
    const names = resolveVariables(own, 'environment').flatMap((one) => (one.missing === undefined ? [] : [one.name]));
    expect(
      names.filter((name) => /^(BACKUP|SCAL|AUTO_SCAL|M(IN|AX)_REP|R[PT]O_|DB_|REDIS_|LOAD|CORS)/.test(name)),
    ).toEqual([]);
  });
});

/** Every GPU service has this variable, also one that is added. */
const gpuMemoryLimits = serviceIds
  .filter((id) => catalogue[id].limits.gpuMemoryGib !== undefined)
  .map((id) => `${variablePrefix(id)}_GPU_MEMORY_LIMIT`);

// These may become fewer, never more; a name that is built, or not declared any more, may stay.
const everywhere = [
  'AI_ASSISTANT_URL',
  'BACKUP_ENABLED',
  'BACKUP_ENCRYPTION_ENABLED',
  'BACKUP_RETENTION_DAYS',
  'BACKUP_SCHEDULE',
  'CORS_ENABLED',
  'CV_INGESTION_URL',
  'DB_NAME',
  'DB_PORT',
  'DB_USER',
  'DOCKER_API_VERSION',
  'GRAFANA_PROVISIONING_ENABLED',
  'MATCHING_URL',
  'POSTGRES_DB',
  'POSTGRES_HOST',
  'POSTGRES_PORT',
  'POSTGRES_USER',
  'REDIS_PORT',
];
const stagingAndProd = [
  'ALERTING_ENABLED',
  'ALERT_SEVERITY_THRESHOLD',
  'API_RATE_LIMITING_ENABLED',
  'API_RATE_LIMIT_PER_MINUTE',
  'AUDIT_LOGGING_ENABLED',
  'AUTO_SCALING_ENABLED',
  'BACKUP_COMPRESSION_ENABLED',
  'BACKUP_OFFSITE_ENABLED',
  'BACKUP_PATH',
  'BACKUP_PRIMARY_STORAGE',
  'BACKUP_STRATEGY',
  'CORS_ALLOWED_ORIGINS',
  'CORS_ALLOW_CREDENTIALS',
  'DATA_RETENTION_POLICY_DAYS',
  'DB_CONNECTION_POOL_SIZE',
  'DB_CONNECTION_TIMEOUT',
  'DB_SSL_MODE',
  'DR_ENABLED',
  'ENCRYPTION_ENABLED',
  'FAILOVER_AUTOMATIC',
  'GDPR_COMPLIANCE_ENABLED',
  'HIGH_AVAILABILITY',
  'LOAD_BALANCER_ALGORITHM',
  'LOAD_BALANCER_ENABLED',
  'MAX_REPLICAS',
  'MIN_REPLICAS',
  'PII_SCRUBBING_ENABLED',
  'RATE_LIMIT_BURST_SIZE',
  'REDIS_CLUSTER_ENABLED',
  'REDIS_CONNECTION_POOL_SIZE',
  'REDIS_TLS_ENABLED',
  'REPLICATION_ENABLED',
  'RPO_MINUTES',
  'RTO_MINUTES',
  'SCALE_DOWN_CPU_THRESHOLD',
  'SCALE_UP_CPU_THRESHOLD',
  'SCALE_UP_MEMORY_THRESHOLD',
  'SCALING_ENABLED',
];
const allowed: Partial<Record<EnvironmentName, readonly string[]>> = {
  dev: [
    'DB_HOST',
    'DEV_CONFIGS_PATH',
    'DEV_NOTEBOOKS_PATH',
    'DEV_SCRIPTS_PATH',
    'HOT_RELOAD_ENABLED',
    'JUPYTER_ENABLED',
    'JUPYTER_PORT',
    'REDIS_DB',
    'REDIS_HOST',
    'VOLUME_MOUNTS_ENABLED',
  ],
  test: ['DB_HOST', 'METRICS_ENABLED'],
  staging: stagingAndProd,
  prod: stagingAndProd,
};

/** Another environment extends one of these: it may declare what they do. */
const allowedElsewhere = Object.values(allowed).flat();

it.each(stackNames)('%s declares nothing new that nothing builds', (stack) => {
  const known = [...everywhere, ...(allowed[stack] ?? allowedElsewhere), ...gpuMemoryLimits];
  const added = resolveVariables(facts(stack), 'environment').filter(
    ({ name, missing }) => missing !== undefined && !known.includes(name),
  );
  expect(
    added.map(({ name, missing }) => `${name}: ${missing}`),
    'declared and not built: build it, or do not declare it',
  ).toEqual([]);
});
