import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentNames } from '../../infra/model/profile.ts';
import type { Plan } from '../../infra/preview/plan-document.ts';
import { RepositoryCopy } from '../support/repository-copy.ts';

const profile = `import { extend } from './extend.ts';
import { staging } from './staging.ts';

export const trial = extend(staging, { environment: 'trial', infix: 'trial', settings: { DB_NAME: 'genai_trial', ENV_MODE: 'trial' } });
`;

// As docs/architecture.md has it: a name, a profile, a line and a stack file.
const copy = new RepositoryCopy(
  ...environmentNames.map((name) => `Pulumi.${name}.yaml`),
  ...['docs', 'environments', 'schema', '.env.example', 'layers.json'],
);
afterAll(() => copy.remove());
let plan: Plan;
beforeAll(() => {
  copy.insert('infra/model/profile.ts', "'trial', ", "'dev',");
  copy.write('stacks/trial.ts', profile);
  copy.insert('stacks/profiles.ts', "import { trial } from './trial.ts';\n", 'import { staging }');
  copy.insert('stacks/profiles.ts', 'trial, ', 'dev,');
  const stackFile = copy.read('Pulumi.staging.yaml').replaceAll('10.10.0.', '10.30.0.');
  copy.write('Pulumi.trial.yaml', stackFile.replace('staging.coursia.local', 'trial.coursia.local'));
  plan = copy.plan('trial');
});

describe('an environment added by a name, a profile and a stack file', () => {
  it('has names of its own, with its infix in those of buckets and datasets', () => {
    const names = (type: string, key: string) =>
      plan.resources.filter((one) => one.type === type).map(({ inputs }) => String(inputs[key]));
    expect(names('gcp:storage/bucket:Bucket', 'name')).toContain('jobmatch-trial-bronze-job-match-v0');
    expect(names('gcp:bigquery/dataset:Dataset', 'datasetId')).toContain('trial_gold');
    expect(names('gcp:secretmanager/secret:Secret', 'secretId')).toContain('jobmatch-trial-db-password');
    expect(names('gcp:compute/instance:Instance', 'name')).toEqual(['jobmatch-trial-vm-app-0', 'jobmatch-trial-vm']);
    const named = plan.resources.flatMap(({ inputs }) =>
      ['name', 'secretId', 'datasetId', 'accountId', 'address', 'bucket'].map((key) => String(inputs[key] ?? '')),
    );
    expect(named.filter((name) => name.includes('staging'))).toEqual([]);
  });

  it('has variables of its own, and those of the profile that it extends', () => {
    expect(plan.environment).toBe('trial');
    expect(plan.variables.environment).toMatchObject({
      DB_NAME: 'genai_trial',
      ENV_MODE: 'trial',
      GCS_BUCKET: 'jobmatch-trial-bronze-job-match-v0',
      BIGQUERY_GOLD_DATASET: 'trial_gold',
      CORS_ALLOWED_ORIGINS: 'https://trial.coursia.local,https://genai.trial.coursia.local',
      RESOURCE_PROFILE: 'standard',
    });
  });

  it('has an example of its .env and columns in the tables once the files are generated', () => {
    expect(copy.infra('generate')).toMatchObject({ status: 0, stderr: '' });
    expect(copy.infra('generate', '--check')).toEqual({ status: 0, stdout: '', stderr: '' });
    const example = copy.read('environments/trial.env.example').split('\n');
    expect(example).toEqual(
      expect.arrayContaining(['DB_NAME=genai_trial', 'GCS_BUCKET=jobmatch-trial-bronze-job-match-v0']),
    );
    expect(copy.read('docs/variables.md')).toMatch(/^\| Variable \|.* trial \|.*\| Read by \|$/m);
    expect(copy.read('docs/variable-sources.md')).toContain('| trial |');
  });
});

describe('what infra generate says', () => {
  it('of a mistake in the stack file of an environment is the file and the line', () => {
    const stackFile = copy.read('Pulumi.trial.yaml');
    const mistaken = stackFile.replace('        health:', '        healthy:');
    copy.write('Pulumi.trial.yaml', mistaken);
    const { status, stderr } = copy.infra('generate');
    copy.write('Pulumi.trial.yaml', stackFile);
    const line = mistaken.split('\n').findIndex((one) => one.includes('healthy:')) + 1;
    expect(status).toBe(1);
    expect(stderr).toContain(`Pulumi.trial.yaml:${line}  deployments.jobmatch.healthy  is not a known key`);
  });

  it('of an environment without a profile is where its profile goes', () => {
    const profiles = copy.read('stacks/profiles.ts');
    copy.write('stacks/profiles.ts', profiles.replace('trial, ', ''));
    const said = copy.infra('generate');
    copy.write('stacks/profiles.ts', profiles);
    expect(said).toEqual({
      status: 1,
      stdout: '',
      stderr: 'stacks/profiles.ts  has no profile of trial: write stacks/trial.ts, and add its line there\n',
    });
  });
});
