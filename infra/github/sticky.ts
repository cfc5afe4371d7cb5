import type { GitHubApi } from './github-api.ts';

/** A text that a workflow keeps up to date: invisible at its beginning, so that the workflow finds it again. */
const marked = (name: string, text: string): string => `${mark(name)}\n${text}`;
const mark = (name: string): string => `<!-- genai-environments: ${name} -->`;

interface Post {
  readonly body: string | null;
  readonly user: { readonly type: string } | null;
}

/** Written by a workflow: what a person wrote under the same mark could be changed behind its back. */
const isOwn = ({ body, user }: Post, name: string): boolean =>
  user?.type === 'Bot' && body?.startsWith(mark(name)) === true;

/** Puts a text on a pull request as one comment: the one that is there is changed. */
export async function putComment(api: GitHubApi, pullRequest: number, name: string, text: string): Promise<void> {
  const body = marked(name, text);
  for await (const comment of api.all<Post & { id: number }>(`/issues/${pullRequest}/comments`)) {
    if (!isOwn(comment, name)) continue;
    await api.send('PATCH', `/issues/comments/${comment.id}`, { body });
    return;
  }
  await api.send('POST', `/issues/${pullRequest}/comments`, { body });
}

/** Keeps one open issue: makes it, changes the one that is there, or, without a text, closes it. */
export async function putIssue(api: GitHubApi, name: string, title: string, text: string | undefined): Promise<void> {
  const open = await openIssue(api, name);
  if (text === undefined) {
    if (open !== undefined) await api.send('PATCH', `/issues/${open}`, { state: 'closed', state_reason: 'completed' });
    return;
  }
  const issue = { title, body: marked(name, text) };
  if (open === undefined) await api.send('POST', '/issues', issue);
  else await api.send('PATCH', `/issues/${open}`, issue);
}

async function openIssue(api: GitHubApi, name: string): Promise<number | undefined> {
  for await (const issue of api.all<Post & { number: number; pull_request?: unknown }>('/issues?state=open')) {
    if (issue.pull_request === undefined && isOwn(issue, name)) return issue.number;
  }
  return undefined;
}
