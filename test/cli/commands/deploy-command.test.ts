import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { facts } from '../../support/stacks.ts';

const infra = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));

/** What `infra deploy staging` says to these outputs, before it asks any host. */
function deploy(outputs: unknown) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [infra, 'deploy', 'staging', '--outputs', '-'], {
    encoding: 'utf8',
    input: JSON.stringify(outputs),
  });
  return { status, stdout, stderr };
}
const refused = (...lines: string[]) => ({ status: 1, stdout: '', stderr: lines.map((line) => `${line}\n`).join('') });

describe('infra deploy', () => {
  it('takes no outputs of another environment', () => {
    expect(deploy(facts('prod'))).toEqual(refused('environment  is prod: these are not the outputs of staging'));
  });

  it('takes no outputs of another project or prefix than the stack file has, though their names agree', () => {
    expect(deploy(facts('staging', { project: 'studio-v1', prefix: 'acme' }))).toEqual(
      refused(
        'project  is not "job-match-v0", as Pulumi.staging.yaml says: these are the outputs of another stack',
        'prefix  is not "jobmatch", as Pulumi.staging.yaml says: these are the outputs of another stack',
      ),
    );
  });

  it('takes no outputs with a name that is not of their stack', () => {
    const own = facts('staging');
    expect(deploy({ ...own, datasets: { ...own.datasets, gold: 'gold' } })).toEqual(
      refused('datasets.gold  is not its name in this stack: the outputs are of another stack, or were changed'),
    );
  });

  it('takes no outputs without what the environment has', () => {
    const { domain, ...own } = facts('staging');
    expect(deploy(own)).toEqual(refused('domain  is missing, and staging has it: update the stack'));
  });
});
