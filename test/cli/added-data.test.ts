import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../infra/preview/plan-document.ts';
import { inputsOf, RepositoryCopy } from '../support/repository-copy.ts';

const secrets = `  'search-token': { variable: 'SEARCH_TOKEN', origin: 'foreign', source: 'decision' },
  'index-key': { variable: 'INDEX_KEY', origin: 'generated', applications: ['matching'], source: 'decision' },
`;
const bucket = `  archive: {
    doc: 'Bucket of what is kept',
    variable: 'ARCHIVE_BUCKET',
    access: { integration: 'roles/storage.objectUser', 'ai-assistant': 'roles/storage.objectViewer' },
    keepVersionsDays: 7,
  },
`;

// In production a service like integration is on app-0, and applications are on gpu-0.
const copy = new RepositoryCopy('Pulumi.prod.yaml');
afterAll(() => copy.remove());
let plan: Plan;
beforeAll(() => {
  copy.insert('infra/catalogue/secrets.ts', secrets, "  'postgres-password': {");
  copy.insert('infra/catalogue/services/web.ts', "'search-token', 'index-key', ", "'integration-api-secret'");
  copy.insert('infra/catalogue/storage.ts', bucket, '  backup: {');
  plan = copy.plan('prod');
});

const account = (vm: string) => `serviceAccount:jobmatch-prod-${vm}@job-match-v0.iam.gserviceaccount.com`;
const app = account('vm-app-0');
const gpu = account('vm');
const container = 'docker:index/container:Container';

/** The IAM members of a type on what has this name, with their roles. */
const members = (type: string, key: string, name: string) =>
  plan.resources
    .filter((one) => one.type === type && one.inputs[key] === name)
    .map(({ inputs }) => `${inputs['member']} ${inputs['role']}`);

/** The services whose containers are told what the text says. */
const toldIn = (text: string) =>
  plan.resources.filter(({ type, inputs }) => type === container && JSON.stringify(inputs).includes(text));

describe('a secret added by an entry, and the names of its readers', () => {
  it('is in Secret Manager, with a version only where it is generated', () => {
    const ofEntry = (id: string) =>
      plan.resources.filter(({ name }) => name === `secret-${id}`).map(({ type }) => type.split(':').at(-1));
    expect(inputsOf(plan, 'gcp:secretmanager/secret:Secret', 'secret-search-token')).toMatchObject({
      secretId: 'jobmatch-prod-search-token',
    });
    expect(ofEntry('search-token').sort()).toEqual(['Secret', 'SecretSlot']);
    expect(ofEntry('index-key').sort()).toEqual(['RandomPassword', 'Secret', 'SecretSlot', 'SecretVersion']);
  });

  it('may be read by the hosts of its readers, and by no other', () => {
    const type = 'gcp:secretmanager/secretIamMember:SecretIamMember';
    const readers = (name: string) => members(type, 'secretId', name).sort();
    expect(readers('jobmatch-prod-search-token')).toEqual([`${app} roles/secretmanager.secretAccessor`]);
    expect(readers('jobmatch-prod-index-key')).toEqual(
      [app, gpu].map((member) => `${member} roles/secretmanager.secretAccessor`).sort(),
    );
  });

  it('is a file of the container of its service alone, its path in the variable', () => {
    const inputs = inputsOf(plan, container, 'app-0-integration');
    expect(inputs?.['mounts']).toEqual([
      { type: 'bind', source: '/run/genai/secrets/integration', target: '/run/secrets', readOnly: true },
    ]);
    expect(inputs?.['envs']).toEqual(
      expect.arrayContaining(['SEARCH_TOKEN_FILE=/run/secrets/search-token', 'INDEX_KEY_FILE=/run/secrets/index-key']),
    );
    for (const variable of ['SEARCH_TOKEN_FILE', 'INDEX_KEY_FILE'])
      expect(toldIn(variable).map(({ name }) => name)).toEqual(['app-0-integration']);
  });

  it('is brought by the host of its service into the directory of that service', () => {
    const vms = plan.resources.filter(({ type }) => type === 'gcp:compute/instance:Instance');
    const brought = (id: string) =>
      vms.flatMap(({ name, inputs }) =>
        Object.values(inputs['metadata'] as Record<string, string>)
          .flatMap((text) => text.split('\n'))
          .filter((line) => line.endsWith(`/jobmatch-prod-${id}`))
          .map((line) => `${name}: ${line}`),
      );
    for (const id of ['search-token', 'index-key'])
      expect(brought(id)).toEqual([
        `app-0-vm: integration ${id} 10001:10001 projects/job-match-v0/secrets/jobmatch-prod-${id}`,
      ]);
  });

  it('is still to be set where it is foreign, and not where it is generated', () => {
    const own = plan.secretsToSet.filter(({ name }) => /search-token|index-key/.test(name));
    expect(own).toEqual([{ name: 'jobmatch-prod-search-token', command: 'npx infra secrets prod set search-token' }]);
  });
});

describe('a bucket added by an entry', () => {
  it('is a resource that keeps old versions as long as the entry says', () => {
    expect(inputsOf(plan, 'gcp:storage/bucket:Bucket', 'buckets-archive')).toMatchObject({
      name: 'jobmatch-archive-job-match-v0',
      versioning: { enabled: true },
      lifecycleRules: [{ condition: { daysSinceNoncurrentTime: 7 } }],
    });
  });

  it('has a variable, which its readers have and no other', () => {
    const assignment = 'ARCHIVE_BUCKET=jobmatch-archive-job-match-v0';
    expect(toldIn('ARCHIVE_BUCKET').map(({ name }) => name)).toEqual(['app-0-integration']);
    expect(inputsOf(plan, container, 'app-0-integration')?.['envs']).toContain(assignment);
    expect(plan.variables.environment['ARCHIVE_BUCKET']).toBe('jobmatch-archive-job-match-v0');
    const rendered = Object.entries(plan.variables.services).filter(([, own]) => 'ARCHIVE_BUCKET' in own);
    expect(rendered.map(([service]) => service)).toEqual(['integration']);
    copy.write('outputs.json', JSON.stringify(plan.outputs));
    const explained = copy.infra('env', 'prod', '--explain', 'ARCHIVE_BUCKET', '--outputs', 'outputs.json');
    expect(explained.stdout.split('\n')).toContain('  read by  integration, ai-assistant');
  });

  it('gives the hosts of its readers their roles, and no other', () => {
    const type = 'gcp:storage/bucketIAMMember:BucketIAMMember';
    expect(members(type, 'bucket', 'jobmatch-archive-job-match-v0').sort()).toEqual(
      [`${app} roles/storage.objectUser`, `${gpu} roles/storage.objectViewer`].sort(),
    );
  });
});
