import { appendFileSync } from 'node:fs';
import { GitHubApi } from '../../github/github-api.ts';
import { UsageError } from '../usage-error.ts';

/** Source: GitHub, «Default environment variables». */
const notSet = (variable: string): never => {
  throw new UsageError(`This is for workflows of GitHub: ${variable} is not set (docs/operations.md, «GitHub»).`);
};
const given = (variable: string): string => process.env[variable] || notSet(variable);

/** GitHub as a workflow finds it in its environment; the token is for the step to give. */
export const gitHubOfWorkflow = (): GitHubApi =>
  new GitHubApi({
    repository: given('GITHUB_REPOSITORY'),
    token: given('GITHUB_TOKEN'),
    apiUrl: process.env['GITHUB_API_URL'] || 'https://api.github.com',
  });

/** The commit that the workflow runs for. */
export const commitOfWorkflow = (): string => given('GITHUB_SHA');

/** Number of the pull request that the workflow runs for. */
export function pullRequestOfWorkflow(): number {
  const [, number] = /^refs\/pull\/(\d+)\//.exec(given('GITHUB_REF')) ?? [];
  return number === undefined ? notSet('GITHUB_REF, as it is for a pull request,') : Number(number);
}

/** Sets an output of the running step for the steps and jobs behind it: one line. Outside of a workflow there is none to set. */
export function setStepOutput(name: string, line: string): void {
  const file = process.env['GITHUB_OUTPUT'];
  if (file) appendFileSync(file, `${name}=${line}\n`);
}
