import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOutputs } from '../../infra/facts/outputs.ts';
import { GitHubApi } from '../../infra/github/github-api.ts';
import { repositoryVariables, setVariable } from '../../infra/github/variables.ts';
import { StubGitHub } from '../support/github.ts';
import { facts } from '../support/stacks.ts';

let gitHub: StubGitHub;
let api: GitHubApi;
beforeEach(async () => {
  gitHub = new StubGitHub();
  api = new GitHubApi({ apiUrl: await gitHub.start(), repository: 'owner/name', token: 'token' });
});
afterEach(() => gitHub.stop());

describe('the variables of the repository', () => {
  it('are those of document 001, by environment, and the outputs from which a deploy renders, with their commit', () => {
    const { OUTPUTS_STAGING = '', ...others } = repositoryVariables(facts('staging'), 'abc');
    expect(others).toEqual({
      GCS_BUCKET_STAGING: 'jobmatch-staging-bronze-job-match-v0',
      BQ_SILVER_STAGING: 'staging_silver',
      BQ_GOLD_STAGING: 'staging_gold',
      VM_NAME_STAGING: 'jobmatch-staging-vm',
      COMMIT_STAGING: 'abc',
    });
    expect(readOutputs(OUTPUTS_STAGING)).toEqual(facts('staging'));
    expect(repositoryVariables(facts('prod'), 'abc')).toMatchObject({
      GCS_BUCKET_PROD: 'jobmatch-bronze-job-match-v0',
      BQ_GOLD_PROD: 'gold',
    });
  });

  it('name the first host’s VM, also where the engine has sorted the names of the hosts', () => {
    const { hosts, ...others } = facts('prod');
    const sorted = Object.fromEntries(Object.entries(hosts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    expect(Object.keys(sorted)).toEqual(['app-0', 'app-1', 'gpu-0']);
    expect(repositoryVariables({ ...others, hosts: sorted }, 'abc')).toMatchObject({
      VM_NAME_PROD: 'jobmatch-prod-vm',
    });
  });

  it('are made and changed', async () => {
    await setVariable(api, 'VM_NAME_STAGING', 'one');
    await setVariable(api, 'VM_NAME_STAGING', 'two');
    expect(gitHub.variables).toEqual({ VM_NAME_STAGING: 'two' });
  });

  it('are not set by a token without the right to, nor beyond what GitHub holds', async () => {
    gitHub.refusesVariables = true;
    await expect(setVariable(api, 'A', 'x')).rejects.toThrow(
      'This token may not set variables: it needs the right «Variables», to write',
    );
    await expect(setVariable(api, 'A', 'x'.repeat(49_153))).rejects.toThrow('A has more than the 49152 bytes');
  });
});
