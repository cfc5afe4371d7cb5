import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment or an issue of the stub. */
export interface Post {
  readonly id: number;
  number: number;
  body: string;
  title?: string;
  state: string;
  user: { type: string };
  pull_request?: object;
}

/** Answers as GitHub's REST API does, from memory, for `owner/name`: comments, issues, variables. */
export class StubGitHub {
  readonly comments: Post[] = [];
  readonly issues: Post[] = [];
  readonly variables: Record<string, string> = {};
  /** Refuses variables, as GitHub does to the token of a workflow. */
  refusesVariables = false;
  private server: Server | undefined;

  async start(): Promise<string> {
    this.server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const [status, body] =
        request.headers.authorization === 'Bearer token'
          ? this.answer(request.method ?? '', request.url ?? '', text === '' ? {} : JSON.parse(text))
          : [401, { message: 'Bad credentials' }];
      const answer = typeof body === 'string' ? body : JSON.stringify(body ?? null);
      response.writeHead(status).end(body === undefined ? '' : answer);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => this.server?.once('listening', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server?.close();
  }

  /** Adds a comment or an issue of somebody's. */
  add(list: Post[], body: string, type = 'Bot'): Post {
    const number = 1 + this.comments.length + this.issues.length;
    const post = { id: number, number, body, state: 'open', user: { type } };
    list.push(post);
    return post;
  }

  private answer(method: string, url: string, body: Record<string, string>): [status: number, body?: unknown] {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const path = pathname.replace('/repos/owner/name', '');
    const page = <T>(entries: readonly T[]): [number, T[]] => {
      const size = Number(searchParams.get('per_page'));
      const from = (Number(searchParams.get('page')) - 1) * size;
      return [200, entries.slice(from, from + size)];
    };
    const found = (list: Post[]) => list.find(({ id }) => path.endsWith(`/${id}`));
    if (path === '/page') return [200, '<html>sign in</html>'];
    if (path === '/issues/7/comments')
      return method === 'GET' ? page(this.comments) : [201, this.add(this.comments, body['body'] ?? '')];
    if (path.startsWith('/issues/comments/')) return [200, Object.assign(found(this.comments) ?? {}, body)];
    if (path === '/issues' && method === 'GET') return page(this.issues.filter(({ state }) => state === 'open'));
    if (path === '/issues') return [201, Object.assign(this.add(this.issues, ''), body)];
    if (path.startsWith('/issues/')) return [200, Object.assign(found(this.issues) ?? {}, body)];
    if (path.startsWith('/actions/variables')) return this.variable(method, body);
    return [404, { message: 'Not Found' }];
  }

  private variable(method: string, { name = '', value = '' }: Record<string, string>): [number, unknown?] {
    if (this.refusesVariables) return [403, { message: 'Resource not accessible by integration' }];
    if (method === 'PATCH' && this.variables[name] === undefined) return [404, { message: 'Not Found' }];
    this.variables[name] = value;
    return [method === 'PATCH' ? 204 : 201];
  }
}
