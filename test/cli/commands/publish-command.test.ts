import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facts } from '../../support/stacks.ts';
import { WorkflowRun } from '../../support/workflow-run.ts';

let workflow: WorkflowRun;
beforeEach(async () => {
  workflow = await WorkflowRun.start();
});
afterEach(() => workflow.remove());

describe('infra publish', () => {
  it('sets the variables of the repository from the outputs of the stack', async () => {
    const { status, stdout } = await workflow.run(
      ['publish', 'staging'],
      facts('staging'),
      0,
      'stack output --json --stack staging',
    );
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        'GCS_BUCKET_STAGING is set\nBQ_SILVER_STAGING is set\nBQ_GOLD_STAGING is set\nVM_NAME_STAGING is set\nOUTPUTS_STAGING is set\nCOMMIT_STAGING is set\n',
    });
    expect(readFileSync(join(workflow.directory, 'step'), 'utf8')).toBe(
      `outputs=${JSON.stringify(facts('staging'))}\n`,
    );
    expect(workflow.gitHub.variables['VM_NAME_STAGING']).toBe('jobmatch-staging-vm');
  });

  it('sets nothing where an output looks like a secret, or the stack was never brought up', async () => {
    const own = facts('staging');
    const leaky = { ...own, settings: { ...own.settings, LLM_MODEL: `ghp_${'aB3dE5gH7j'.repeat(4)}` } };
    const look = 'stack output --json --stack staging';
    expect(await workflow.run(['publish', 'staging'], leaky, 0, look)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('LLM_MODEL  has the form of a GitHub token'),
    });
    expect(await workflow.run(['publish', 'staging'], {}, 0, look)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('outputs  are empty: the stack was never updated'),
    });
    expect(workflow.gitHub.variables).toEqual({});
  });
});
