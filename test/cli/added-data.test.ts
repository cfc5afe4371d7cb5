import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../infra/preview/plan-document.ts';
import { inputsOf, RepositoryCopy } from '../support/repository-copy.ts';

const secrets = `  'added-token': { variable: 'ADDED_TOKEN', origin: 'foreign', source: 'decision' },
  'added-key': { variable: 'ADDED_KEY', origin: 'generated', applications: ['matching'], source: 'decision' },
`;
const bucket = `  'added-bucket': {
    doc: 'Bucket of what is kept',
    variable: 'ADDED_BUCKET',
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
  copy.insert('infra/catalogue/services/web.ts', "'added-token', 'added-key', ", "'integration-api-secret'");
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

/** The containers that have a variable. */
const having = (variable: string) =>
  plan.resources
    .filter(({ type, inputs }) => type === container && JSON.stringify(inputs).includes(`"${variable}=`))
    .map(({ name }) => name);

describe('a secret added by an entry, and the names of its readers', () => {
  it('is in Secret Manager, with a version only where it is generated', () => {
    const ofEntry = (id: string) =>
      plan.resources.filter(({ name }) => name === `secret-${id}`).map(({ type }) => type.split(':').at(-1));
    expect(inputsOf(plan, 'gcp:secretmanager/secret:Secret', 'secret-added-token')).toMatchObject({
      secretId: 'jobmatch-prod-added-token',
    });
    expect(ofEntry('added-token').sort()).toEqual(['Secret', 'SecretSlot']);
    expect(ofEntry('added-key').sort()).toEqual(['RandomPassword', 'Secret', 'SecretSlot', 'SecretVersion']);
  });

  it('may be read by the hosts of its readers, and by no other', () => {
    const type = 'gcp:secretmanager/secretIamMember:SecretIamMember';
    const rights = ['roles/secretmanager.secretAccessor', 'roles/secretmanager.viewer'];
    const readers = (name: string) => members(type, 'secretId', name).sort();
    expect(readers('jobmatch-prod-added-token')).toEqual(rights.map((role) => `${app} ${role}`));
    // Since when it has its value is asked by the hosts of services alone.
    const [value] = rights;
    expect(readers('jobmatch-prod-added-key')).toEqual(
      [...rights.map((role) => `${app} ${role}`), `${gpu} ${value}`].sort(),
    );
  });

  it('is a file of the container of its service alone, its path in the variable', () => {
    const inputs = inputsOf(plan, container, 'app-0-integration');
    expect(inputs?.['mounts']).toEqual([
      { type: 'bind', source: '/run/genai/secrets/integration', target: '/run/secrets', readOnly: true },
    ]);
    expect(inputs?.['envs']).toEqual(
      expect.arrayContaining(['ADDED_TOKEN_FILE=/run/secrets/added-token', 'ADDED_KEY_FILE=/run/secrets/added-key']),
    );
    for (const variable of ['ADDED_TOKEN_FILE', 'ADDED_KEY_FILE'])
      expect(having(variable)).toEqual(['app-0-integration']);
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
    for (const id of ['added-token', 'added-key'])
      expect(brought(id)).toEqual([
        `app-0-vm: integration ${id} 10001:10001 projects/job-match-v0/secrets/jobmatch-prod-${id}`,
      ]);
  });

  it('is still to be set where it is foreign, and not where it is generated', () => {
    const own = plan.secretsToSet.filter(({ name }) => /added-token|added-key/.test(name));
    expect(own).toEqual([{ name: 'jobmatch-prod-added-token', command: 'npx infra secrets prod set added-token' }]);
  });
});

describe('a bucket added by an entry', () => {
  it('is a resource that keeps old versions as long as the entry says', () => {
    expect(inputsOf(plan, 'gcp:storage/bucket:Bucket', 'buckets-added-bucket')).toMatchObject({
      name: 'jobmatch-added-bucket-job-match-v0',
      versioning: { enabled: true },
      lifecycleRules: [{ condition: { daysSinceNoncurrentTime: 7 } }],
    });
  });

  it('has a variable, which its readers have and no other', () => {
    const assignment = 'ADDED_BUCKET=jobmatch-added-bucket-job-match-v0';
    expect(having('ADDED_BUCKET')).toEqual(['app-0-integration']);
    expect(inputsOf(plan, container, 'app-0-integration')?.['envs']).toContain(assignment);
    expect(plan.variables.environment['ADDED_BUCKET']).toBe('jobmatch-added-bucket-job-match-v0');
    const rendered = Object.entries(plan.variables.services).filter(([, own]) => 'ADDED_BUCKET' in own);
    expect(rendered.map(([service]) => service)).toEqual(['integration']);
    copy.write('outputs.json', JSON.stringify(plan.outputs));
    const explained = copy.infra('env', 'prod', '--explain', 'ADDED_BUCKET', '--outputs', 'outputs.json');
    expect(explained.stdout.split('\n')).toContain('  read by  integration, ai-assistant');
  });

  it('gives the hosts of its readers their roles, and no other', () => {
    const type = 'gcp:storage/bucketIAMMember:BucketIAMMember';
    expect(members(type, 'bucket', 'jobmatch-added-bucket-job-match-v0').sort()).toEqual(
      [`${app} roles/storage.objectUser`, `${gpu} roles/storage.objectViewer`].sort(),
    );
  });
});
