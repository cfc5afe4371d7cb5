import { describe, expect, it } from 'vitest';
import { resolveVariables } from '../../infra/env/resolve.ts';
import { secretSuspicion, suspicions } from '../../infra/env/secret-guard.ts';
import { facts, stackNames } from '../support/stacks.ts';

/** Made up here, in pieces, so that no scanner takes this file for a leak: every one has the form of a secret and opens nothing. */
const a = (length: number, from = 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8z') => from.repeat(9).slice(0, length);
const hex = (length: number) => a(length, '0f3a9c71e8b24d65');

const byName = [
  ...[
    'DB_PASSWORD',
    'POSTGRES_PASSWD',
    'KEY_PASSPHRASE',
    'DJANGO_SECRET_KEY',
    'INTEGRATION_API_SECRET',
    'JUPYTER_TOKEN',
  ],
  ...['GENAI_API_KEY', 'OPENROUTER_APIKEY', 'AWS_SECRET_ACCESS_KEY', 'GOOGLE_APPLICATION_CREDENTIALS_CREDENTIAL'],
  ...[
    'BACKUP_ENCRYPTION_KEY',
    'JWT_SIGNING_KEY',
    'TLS_PRIVATE_KEY',
    'PASSWORD_SALT',
    'SENTRY_DSN',
    'ALERT_WEBHOOK_URL',
  ],
  ...[
    'PGPASSWORD',
    'DB_PASS',
    'SECRET_KEY_BASE',
    'GOOGLE_CREDENTIALS_JSON',
    'API_KEY_2',
    'SESSION_KEY',
    'SSH_KEY_BASE64',
  ],
  ...['STORAGE_CONNECTION_STRING', 'ACCESS_TOKENS', 'BASIC_AUTH', 'OPENAI_KEY', 'DB_PW', 'ADMIN_PASSCODE'],
];
const byValue = [
  `-----BEGIN ${'RSA'} PRIVATE KEY-----`,
  `{"type":"service_account","private_key":"x"}`,
  `AGE-SECRET-KEY-1${a(30).toUpperCase()}`,
  `eyJ${a(12)}.eyJ${a(20)}.${a(20)}`,
  `AKIA${'ABCDEFGH23456789'}`,
  `AIza${a(35)}`,
  `ya29.${a(40)}`,
  `GOCSPX-${a(28)}`,
  `ghp_${a(36)}`,
  `github_pat_${a(40)}`,
  `glpat-${a(20)}`,
  `xoxb-${a(24)}`,
  `https://hooks.slack.com/services/${a(9)}/${a(9)}/${a(24)}`,
  `https://discord.com/api/webhooks/123456789/${a(40)}`,
  `sk-${a(40)}`,
  `sk-ant-api03-${a(40)}`,
  `sk-or-v1-${hex(64)}`,
  `sk_live_${a(24)}`,
  `whsec_${a(32)}`,
  `hf_${a(34)}`,
  `npm_${a(36)}`,
  `pypi-${a(60)}`,
  `dop_v1_${hex(64)}`,
  `SG.${a(22)}.${a(43)}`,
  `SK${hex(32)}`,
  `key-${hex(32)}`,
  `pul-${hex(40)}`,
  `hvs.${a(24)}`,
  `dckr_pat_${a(27)}`,
  `dapi${hex(32)}`,
  `glsa_${a(32)}_${hex(8)}`,
  `$2b$12$${a(53)}`,
  'postgresql://app:hunter2@db:5432/app',
  'redis://:hunter2@cache:6379/0',
  'https://user:pass@example.com/x',
  `https://example.com/hook?token=${a(12)}`,
  `https://storage.example.com/x?X-Goog-Signature=${hex(40)}`,
  a(32),
  hex(64),
  `https://${a(32)}@errors.example.com/7`,
  'postgresql://app:hun/ter2@db:5432/app',
  `Server=db;User Id=app;Password=${'hunter2'};`,
  `DefaultEndpointsProtocol=https;AccountKey=${a(20)}==`,
  `Bearer ${a(24)}`,
  `${a(11)}-${a(10, 'X4kQ9zR2mT7')}_${a(9)}-${a(8)}`,
  `${a(13)}/${a(12, 'X4kQ9zR2mT7')}/${a(13)}`,
  `$y$j9T$${a(22)}$${a(43)}`,
  `pbkdf2_sha256$600000$${a(12)}$${a(43)}`,
  `-----begin ${'rsa'} private key-----`,
  `PuTTY-User-Key-File-3: ssh-ed25519`,
  `{'private_key': 'x'}`,
  `{"auths":{"r":{"auth":"${a(16)}"}}}`,
  `host=db password = 'hunter2'`,
  `//registry.example/:_authToken=${a(16)}`,
  `django-insecure-${a(30)}`,
  `abc8Q~${a(34)}`,
  'https://hooks.zapier.com/hooks/catch/1234567/b9x2kq/',
  'CHANGEME',
  'change-me-please',
];
const lookAlikes: readonly (readonly [name: string, value: string])[] = [
  ...([
    ['BUCKET_BRONZE', 'jobmatch-staging-bronze-job-match-v0'],
    ['DATASET_GOLD', 'staging_gold'],
    ['FLUX_IMAGE', `europe-west1-docker.pkg.dev/job-match-v0/genai/flux@sha256:${hex(64)}`],
    ['DIGEST', `sha256:${hex(64)}`],
    ['INTEGRITY', `sha512-${a(86)}==`],
    ['DB_PASSWORD_SECRET_NAME', 'jobmatch-staging-db-password'],
    ['DB_PASSWORD_FILE', '/run/secrets/db-password'],
    ['GENAI_API_KEY_FILE', '/run/secrets/genai-api-key'],
    ['TLS_KEY_PATH', '/secrets/tls/key.pem'],
    ['TOKEN_EXPIRY_SECONDS', '3600'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['API_KEY_HEADER', 'X-API-Key'],
    ['API_KEY_ROTATION_DAYS', '90'],
    ['SECRET_MANAGER_PROJECT', 'job-match-v0'],
    ['MAX_TOKENS', '4096'],
    ['TOKENIZERS_PARALLELISM', 'false'],
    ['RUN_ID', '3f2b8c1e-9d47-4a6b-8e21-7c5d0f9a1b34'],
    ['FLUX_URL', 'https://jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal:8189'],
    ['REDIS_URL', 'redis://cache:6379/0'],
    ['DATABASE_URL', 'postgresql://db.internal:5432/jobmatch'],
    ['DOCS', 'https://example.com/search?q=keys&page=2'],
    ['MAIL', 'mailto:someone@example.com'],
    ['SSH_HOST', 'ssh://deploy@host.example.com:22'],
    ['MODEL', 'stabilityai/stable-diffusion-3.5-large-turbo'],
    ['MODEL_FILE', 'flux1-dev-fp8-e4m3fn.safetensors'],
    ['MACHINE', 'a2-ultragpu-8g'],
    ['SERVICE_ACCOUNT', 'jobmatch-staging-vm@job-match-v0.iam.gserviceaccount.com'],
    ['KMS_KEY', 'projects/job-match-v0/locations/europe-west1/keyRings/pulumi/cryptoKeys/state'],
    ['VERSION', '1.0.0-rc.1+build.20251007'],
    ['DATE', '2025-10-07T23:45:00Z'],
    ['SCHEDULE', '0 2 * * *'],
    ['SUBNET', '172.20.0.0/16'],
    ['IPV6', 'fd00:1234:5678:9abc:def0:1234:5678:9abc'],
    ['MAC', '02:42:ac:15:00:09'],
    ['ORIGINS', 'https://a.example.com,https://b.example.com'],
    ['EXTENSIONS', '.png,.jpg,.webp'],
    ['PATHS', '/usr/local/lib/python3.11/site-packages:/opt/app'],
    ['PYTHON', 'PYTHONDONTWRITEBYTECODE'],
    ['PHRASE', 'the quick brown fox jumps over the lazy dog'],
    ['CAMEL', 'MaximumNumberOfConcurrentGenerationsPerUser'],
    ['LIST', 'one,two,three,four,five,six,seven,eight,nine,ten'],
    ['COMMIT', 'ef6759a'],
    ['NUMBER', '12345678901234567890123456789012345678'],
    ['CORS_ALLOW_CREDENTIALS', 'true'],
    ['PASSWORD', ''],
    ['EMPTY', ''],
    ['IMAGE_TAG', hex(40)],
    ['MODEL_HASH', hex(64)],
    ['FLUX', `ghcr.io/x/flux:sha-${hex(40)}`],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/etc/gcp/key.json'],
    ['USE_SECRETS', '1'],
    ['MAX_INPUT_TOKEN', '4096'],
    ['PAD_TOKEN', '<pad>'],
    ['TEXT_ENCODER', 't5xxl_fp8_e4m3fn_scaled.safetensors'],
    ['LLM', 'unsloth/DeepSeek-R1-Distill-Qwen-32B-bnb-4bit'],
    ['GCS_BUCKET', 'jobmatch-staging-models-3f9a2c-eu'],
    ['CLIENT_ID', `1234567890-${a(32).toLowerCase()}.apps.googleusercontent.com`],
    ['SSH_PUBLIC_KEY', `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${a(48)}`],
    ['DB_PASSWORD', '/run/secrets/db-password'],
    ['LLM_API_KEY_SECRET', 'projects/job-match-v0/secrets/jobmatch-staging-llm-api-key/versions/latest'],
    ['ENCRYPTION_KEY', 'projects/job-match-v0/locations/europe-west1/keyRings/genai/cryptoKeys/backup'],
    ['GIT_COMMIT', hex(40)],
    ['LLM_MAX_TOKENS', '4096'],
    ['REGISTRY', 'https://npm.example.com:8443/@scope/package'],
    ['DATABASE', 'postgresql://app@db.internal/jobmatch'],
    ['BYPASS', 'localhost'],
    ['SORT_KEY', 'created_at'],
    ['PUBLIC_KEY_ID', 'k1'],
    ['BOOT_IMAGE', 'projects/ubuntu-os-accelerator-images/global/images/ubuntu-accelerator-2404-amd64-with-nvidia-580'],
    ['LONG_PATH', '/data/models/stable-diffusion-3.5-large-turbo/v2/unet-fp16'],
  ] as const),
];

describe('the guard against secrets', () => {
  it('knows at least forty kinds, and forty look-alikes', () => {
    expect(Math.min(byName.length + byValue.length, lookAlikes.length)).toBeGreaterThanOrEqual(40);
  });

  it.each(byName)('refuses %s by its name', (name) => {
    expect(secretSuspicion(name, 'x')).toBe('is a secret by its name');
  });

  it.each(byValue.map((value, index) => [index, value]))('refuses the value of kind %i', (_, value) => {
    const suspicion = secretSuspicion('SETTING', String(value));
    expect(suspicion).toBeDefined();
    expect(suspicion).not.toContain(String(value));
  });

  it.each(lookAlikes)('lets %s pass', (name, value) => {
    expect(secretSuspicion(name, value)).toBeUndefined();
  });

  it('refuses all of them at once, by name, and never shows a value', () => {
    const found = suspicions([
      { name: 'A', value: `ghp_${a(36)}` },
      { name: 'B', value: 'fine' },
      { name: 'DB_PASSWORD', value: 'x' },
    ]);
    expect(found).toEqual([
      { path: ['A'], message: 'has the form of a GitHub token; secrets go to Secret Manager, and into no .env' },
      { path: ['DB_PASSWORD'], message: 'is a secret by its name; secrets go to Secret Manager, and into no .env' },
    ]);
  });

  it('looks through a text in no time, however long it is', () => {
    for (const value of [
      'a'.repeat(60_000),
      'a:'.repeat(30_000),
      '://'.repeat(20_000),
      `https://${'a.'.repeat(29_000)}`,
    ]) {
      const started = performance.now();
      secretSuspicion('NAME', value);
      secretSuspicion(value, 'x');
      expect(performance.now() - started).toBeLessThan(500);
    }
  });

  it.each(stackNames)('lets every variable of %s pass', (stack) => {
    expect(suspicions(resolveVariables(facts(stack), 'environment'))).toEqual([]);
  });
});
