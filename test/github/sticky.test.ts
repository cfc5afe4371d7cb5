import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitHubApi } from '../../infra/github/github-api.ts';
import { putComment, putIssue } from '../../infra/github/sticky.ts';
import { StubGitHub } from '../support/github.ts';

let gitHub: StubGitHub;
let api: GitHubApi;
beforeEach(async () => {
  gitHub = new StubGitHub();
  api = new GitHubApi({ apiUrl: await gitHub.start(), repository: 'owner/name', token: 'token' });
});
afterEach(() => gitHub.stop());
const head = '<!-- genai-environments: preview of staging -->\n';

describe('a comment that is kept up to date', () => {
  it('is made once, and changed from then on, also behind many others', async () => {
    for (let i = 0; i < 205; i++) gitHub.add(gitHub.comments, `another ${i}`, 'User');
    await putComment(api, 7, 'preview of staging', 'first');
    await putComment(api, 7, 'preview of staging', 'second');
    expect(gitHub.comments).toHaveLength(206);
    expect(gitHub.comments.at(-1)?.body).toBe(`${head}second`);
  });

  it('is told from that of another stack, and from what a person wrote under its mark', async () => {
    gitHub.add(gitHub.comments, `${head}forged`, 'User');
    await putComment(api, 7, 'preview of prod', 'prod');
    await putComment(api, 7, 'preview of staging', 'staging');
    expect(gitHub.comments.map(({ body }) => body)).toEqual([
      `${head}forged`,
      '<!-- genai-environments: preview of prod -->\nprod',
      `${head}staging`,
    ]);
  });
});

describe('an issue that is kept up to date', () => {
  const put = (text: string | undefined) => putIssue(api, 'drift of prod', 'prod drifts', text);

  it('is opened, changed, closed, and opened anew', async () => {
    Object.assign(gitHub.add(gitHub.issues, '<!-- genai-environments: drift of prod -->\na pull request'), {
      pull_request: {},
    });
    await put('first');
    await put('second');
    expect(gitHub.issues.slice(1)).toMatchObject([
      { title: 'prod drifts', body: '<!-- genai-environments: drift of prod -->\nsecond', state: 'open' },
    ]);
    await put(undefined);
    await put(undefined);
    expect(gitHub.issues.slice(1)).toMatchObject([{ state: 'closed', state_reason: 'completed' }]);
    await put('third');
    expect(gitHub.issues.slice(1).map(({ state }) => state)).toEqual(['closed', 'open']);
  });
});

describe('what GitHub refuses', () => {
  it('is said in one line', async () => {
    await expect(api.send('GET', '/nowhere')).rejects.toThrow('GitHub says 404 to GET /nowhere: Not Found');
    await expect(api.send('GET', '/page')).rejects.toThrow('GitHub says 200 to GET /page: <html>sign in</html>');
    const other = new GitHubApi({ apiUrl: 'http://127.0.0.1:65530', repository: 'owner/name', token: 'token' });
    await expect(other.send('GET', '/issues')).rejects.toThrow(/^GitHub does not answer: connect ECONNREFUSED/);
  });
});
