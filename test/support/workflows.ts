import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const paths = globSync('.github/{workflows,actions}/**/*.yml', { cwd: root }).sort();
export const texts = new Map(paths.map((path) => [path, readFileSync(`${root}${path}`, 'utf8')]));

export interface Step {
  readonly if?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
}
export interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
  readonly runs?: Job;
  readonly permissions?: object;
  readonly on?: object;
  readonly env: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': string };
  readonly defaults?: unknown;
}
export const workflow = (path: string): Workflow => parse(texts.get(path) ?? '');
export const named = (name: string): Workflow => workflow(`.github/workflows/${name}.yml`);
export const steps = (path: string): readonly Step[] => {
  const { jobs = {}, runs } = workflow(path);
  return [...Object.values(jobs), ...(runs ? [runs] : [])].flatMap((job) => job.steps ?? []);
};
export const job = (of: Workflow, name: string): Job => of.jobs[name] ?? {};
export const runs = (of: Job): string[] => (of.steps ?? []).flatMap(({ run }) => run ?? []);
export const checkout = (of: Job): unknown =>
  of.steps?.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with?.['ref'];

/** What GitHub tells a run of a push, a pull request, or one by hand. */
export const repository = 'owner/name';
export const push = (branch: string) => ({
  github: { event_name: 'push', ref_name: branch, ref: `refs/heads/${branch}`, repository },
});
export const pullRequest = (base: string, from = repository) => ({
  github: {
    event_name: 'pull_request',
    base_ref: base,
    ref_name: '7/merge',
    ref: 'refs/pull/7/merge',
    repository,
    event: { pull_request: { head: { repo: { full_name: from } } } },
  },
});
export const byHand = (branch: string) => ({
  github: { event_name: 'workflow_dispatch', ref_name: branch, ref: `refs/heads/${branch}`, repository },
});
