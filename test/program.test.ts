import { beforeAll, describe, expect, it } from 'vitest';
import { type SecretId, secretCatalogue, secretIds } from '../infra/catalogue/secrets.ts';
import { buckets, datasets } from '../infra/catalogue/storage.ts';
import { configKey } from '../infra/config/stack-file.ts';
import { evaluate } from '../infra/policy/evaluate.ts';
import { subjectOf } from '../infra/policy/subject.ts';
import { preview } from '../infra/preview/preview.ts';
import { record } from '../infra/preview/record.ts';
import type { PlannedResource } from '../infra/preview/resource.ts';
import { runProgram } from '../infra/program.ts';
import { profiles } from '../stacks/profiles.ts';
import { ofType, recorded } from './support/recording.ts';
import { committed, environment, facts, stackNames, twoHosts } from './support/stacks.ts';

describe.each(stackNames)('the program for %s', (stack) => {
  it('violates no policy rule but by an exception, and needs each of these', async () => {
    const { violations, warnings } = evaluate(
      subjectOf(environment(stack), facts(stack), await recorded(stack)),
      '2026-11-22',
    );
    expect({ violations, warnings }).toEqual({ violations: [], warnings: [] });
  });
});

const namedBuckets = [
  'jobmatch-staging-backup-job-match-v0',
  'jobmatch-staging-bronze-job-match-v0',
  'jobmatch-staging-logs-job-match-v0',
];
const namedSecrets = [
  'jobmatch-staging-alert-webhook-url',
  'jobmatch-staging-backup-encryption-key',
  'jobmatch-staging-db-password',
  'jobmatch-staging-django-secret-key',
  'jobmatch-staging-france-travail-api-key',
  'jobmatch-staging-genai-api-key',
  'jobmatch-staging-grafana-admin-password',
  'jobmatch-staging-integration-api-secret',
  'jobmatch-staging-llm-api-key',
  'jobmatch-staging-openrouter-api-key',
  'jobmatch-staging-postgres-password',
  'jobmatch-staging-redis-password',
  'jobmatch-staging-tls-ca',
  'jobmatch-staging-tls-ca-key',
  'jobmatch-staging-tls-cert',
  'jobmatch-staging-tls-key',
];

describe('a variable that cannot be rendered', () => {
  const key = `ghp_${'aB3dE5gH7j'.repeat(4)}`;
  const dev = { ...profiles.dev, settings: { ...profiles.dev.settings, LLM_MODEL: key, DEBUG: 'maybe' } };
  const own = { ...profiles, dev };
  const problems = [
    'settings.LLM_MODEL  has the form of a GitHub token; secrets go to Secret Manager, and into no .env',
    'settings.DEBUG  is no boolean',
  ];

  it('is refused by the program before anything is registered, and by a preview in the same words', async () => {
    const config = { [configKey]: JSON.stringify(committed('dev')) };
    let registered = false;
    const run = record('genai', 'dev', config, async () => {
      const facts = runProgram(own, () => {});
      registered = true;
      return facts;
    });
    await expect(run).rejects.toThrow(
      ['The configuration of dev has mistakes:', ...problems.map((problem) => `Pulumi.dev.yaml:1  ${problem}`)].join(
        '\n',
      ),
    );
    expect(registered).toBe(false);
    await expect(preview(own, 'dev', committed('dev'), '2026-11-22')).rejects.toThrow(problems.join('\n'));
  });
});

describe('staging', () => {
  let resources: readonly PlannedResource[];
  beforeAll(async () => {
    resources = await recorded('staging');
  });

  it('has the buckets and datasets of document 001, and a secret for each that the documents name', () => {
    const names = (type: string, key: string) => Object.values(ofType(resources, type)).map((inputs) => inputs[key]);
    /** These, and no others but one for each entry of the catalogue. */
    const has = (type: string, key: string, named: readonly string[], all: readonly string[]) => {
      expect(names(type, key).sort()).toEqual(all.toSorted());
      expect(names(type, key)).toEqual(expect.arrayContaining([...named]));
    };
    const bucketNames = Object.keys(buckets).map((id) => `jobmatch-staging-${id}-job-match-v0`);
    has('gcp:storage/bucket:Bucket', 'name', namedBuckets, bucketNames);
    const datasetIds = Object.keys(datasets).map((id) => `staging_${id}`);
    has('gcp:bigquery/dataset:Dataset', 'datasetId', ['staging_gold', 'staging_silver'], datasetIds);
    const isThere = (id: SecretId) => id !== 'jupyter-token' && secretCatalogue[id].alertReceiver === undefined;
    const secretNames = secretIds.filter(isThere).map((id) => `jobmatch-staging-${id}`);
    has('gcp:secretmanager/secret:Secret', 'secretId', namedSecrets, secretNames);
    expect(names('gcp:compute/instance:Instance', 'name')).toEqual([
      'jobmatch-staging-vm-app-0',
      'jobmatch-staging-vm',
    ]);
  });

  it('reaches the hosts through Identity-Aware Proxy alone', () => {
    const rules = ofType(resources, 'gcp:compute/firewall:Firewall');
    expect(rules['network-allow-iap-ssh']).toMatchObject({
      sourceRanges: ['35.235.240.0/20'],
      allows: [{ protocol: 'tcp', ports: ['22'] }],
    });
    expect(rules['network-deny-ingress']).toMatchObject({ sourceRanges: ['0.0.0.0/0'], denies: [{ protocol: 'all' }] });
    expect(rules['network-allow-gateways']).toMatchObject({ sourceRanges: ['10.10.0.0/24'] });
    expect(ofType(resources, 'pulumi:providers:docker')['gpu-0']).toEqual({
      disableDockerDaemonCheck: 'true',
      host: 'ssh://jobmatch-staging-vm',
      sshOpts: [
        '-o',
        'ProxyCommand=gcloud compute start-iap-tunnel jobmatch-staging-vm 22 --listen-on-stdin --project=job-match-v0 --zone=europe-west1-b --verbosity=warning',
        '-o',
        'StrictHostKeyChecking=no',
        '-o',
        'UserKnownHostsFile=/dev/null',
        '-o',
        'LogLevel=ERROR',
      ],
    });
  });

  it('keeps every secret value out of what it registers', () => {
    const versions = ofType(resources, 'gcp:secretmanager/secretVersion:SecretVersion');
    const generated = Object.entries(secretCatalogue).filter(([, { origin }]) => origin === 'generated');
    const expected = generated.filter(([, { neededBy }]) => neededBy !== 'jupyter').map(([id]) => `secret-${id}`);
    expect(Object.keys(versions).sort()).toEqual(expected.sort());
    expect(Object.values(versions).filter(({ secretData }) => secretData !== '[secret]')).toEqual([]);
  });

  it('makes a new value of a generated secret when its generation is raised', async () => {
    const keepers = (all: readonly PlannedResource[]) =>
      ofType(all, 'random:index/randomPassword:RandomPassword')['secret-db-password']?.['keepers'];
    expect(keepers(resources)).toEqual({ generation: '1' });
    expect(keepers(await recorded('staging', { secretGenerations: { 'db-password': 2 } }))).toEqual({
      generation: '2',
    });
  });

  it('lets administrators in by group, from their addresses', async () => {
    const admins = { groups: ['group:platform@example.com'], addresses: ['198.51.100.0/24'], accessPolicy: '123' };
    const own = await recorded('staging', { admins });
    expect(ofType(own, 'gcp:accesscontextmanager/accessLevel:AccessLevel')['admin-access']).toEqual({
      parent: 'accessPolicies/123',
      name: 'accessPolicies/123/accessLevels/jobmatch_staging_admins',
      title: 'jobmatch-staging-admins',
      basic: { conditions: [{ ipSubnetworks: ['198.51.100.0/24'] }] },
    });
    const tunnelTo = (instance: string) => ({
      project: 'job-match-v0',
      zone: 'europe-west1-b',
      instance,
      role: 'roles/iap.tunnelResourceAccessor',
      member: 'group:platform@example.com',
      condition: {
        title: 'from admin addresses',
        expression: '"accessPolicies/123/accessLevels/jobmatch_staging_admins" in request.auth.access_levels',
      },
    });
    expect(ofType(own, 'gcp:iap/tunnelInstanceIAMMember:TunnelInstanceIAMMember')).toEqual({
      'gpu-0-vm-tunnel-platform@example.com': tunnelTo('jobmatch-staging-vm'),
      'app-0-vm-tunnel-platform@example.com': tunnelTo('jobmatch-staging-vm-app-0'),
    });
  });
});

describe('two hosts', () => {
  it('have a VM, an account, an engine and the networks each', async () => {
    const own = await recorded('staging', twoHosts);
    const names = (type: string, key: string) => Object.values(ofType(own, type)).map((inputs) => inputs[key]);
    expect(names('gcp:compute/instance:Instance', 'name')).toEqual([
      'jobmatch-staging-vm',
      'jobmatch-staging-vm-gpu-1',
    ]);
    expect(names('gcp:serviceaccount/account:Account', 'accountId')).toEqual([
      'jobmatch-staging-vm',
      'jobmatch-staging-vm-gpu-1',
      'jobmatch-staging-logs',
    ]);
    expect(names('pulumi:providers:docker', 'host')).toEqual([
      'ssh://jobmatch-staging-vm',
      'ssh://jobmatch-staging-vm-gpu-1',
    ]);
    expect(names('docker:index/network:Network', 'name')).toEqual([
      'genai-network',
      'genai-monitoring',
      'genai-network',
      'genai-monitoring',
    ]);
  });

  it('read only the secrets of what runs on them', async () => {
    const own = await recorded('staging', twoHosts);
    const members = Object.keys(ofType(own, 'gcp:secretmanager/secretIamMember:SecretIamMember')).filter((name) =>
      name.endsWith('-gpu-1'),
    );
    expect(members).toEqual([
      'secret-db-password-gpu-1',
      'secret-genai-api-key-gpu-1',
      'secret-openrouter-api-key-gpu-1',
      'secret-redis-password-gpu-1',
      'secret-tls-ca-gpu-1',
      'secret-tls-cert-gpu-1',
      'secret-tls-key-gpu-1',
    ]);
  });
});
