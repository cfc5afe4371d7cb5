/** Where a workflow of GitHub runs, and with which rights. */
export interface GitHubRepository {
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** `https://api.github.com`, or that of an enterprise's own server. */
  readonly apiUrl: string;
}

/** What GitHub did not do, in one line for people; with the HTTP status where it answered. */
export class GitHubError extends Error {
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.name = 'GitHubError';
    this.status = status;
  }
}

/** Seconds that GitHub may take for an answer. */
const answerSeconds = 30;
/** The most that GitHub gives at once. */
const perPage = 100;

/** GitHub's REST API, for one repository. */
export class GitHubApi {
  readonly repository: string;
  private readonly target: GitHubRepository;

  constructor(target: GitHubRepository) {
    this.repository = target.repository;
    this.target = target;
  }

  /**
   * Sends a request about the repository.
   *
   * @param path behind `/repos/owner/name`.
   * @throws GitHubError where GitHub does not answer, or refuses.
   */
  async send<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<T> {
    const { apiUrl, repository, token } = this.target;
    const ask = async (): Promise<[Response, string]> => {
      const response = await fetch(`${apiUrl}/repos/${repository}${path}`, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token}`,
          'x-github-api-version': '2022-11-28',
        },
        signal: AbortSignal.timeout(answerSeconds * 1000),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return [response, await response.text()];
    };
    const [response, text] = await ask().catch((error: Error) => {
      const { message } = (error.cause ?? error) as Error;
      throw new GitHubError(`GitHub does not answer: ${message}`);
    });
    const { status } = response;
    const answer = parsed(text);
    if (response.ok && (text === '' || answer !== undefined)) return answer as T;
    const reason = (answer as { message?: string } | undefined)?.message ?? text.slice(0, 100);
    throw new GitHubError(`GitHub says ${status} to ${method} ${path}: ${reason}`, status);
  }

  /** All entries of a list, page after page. */
  async *all<T>(path: string): AsyncGenerator<T> {
    const joint = path.includes('?') ? '&' : '?';
    for (let page = 1; ; page++) {
      const entries = await this.send<T[]>('GET', `${path}${joint}per_page=${perPage}&page=${page}`);
      yield* entries;
      if (entries.length < perPage) return;
    }
  }
}

/** The value of a JSON text; undefined for anything else. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
