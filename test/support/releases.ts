import { catalogue } from '../../infra/catalogue/services/catalogue.ts';
import { docker } from './test-environment.ts';

/** Another version of a service's stub: the same program under another label. */
export function release(id: string, version: number): string {
  return variant(id, `release-${version}`, `LABEL version=${version}`);
}

/** A stub that listens on the port that its command says. */
export const stubOfAnyPort = (): string => variant('flux', 'any-port', 'ENTRYPOINT ["/bin/node", "/stub.mjs"]');

/** An image like a service's stub that runs a program of its own instead. */
export function program(id: string, name: string, source: string): string {
  return variant(id, name, `ENTRYPOINT ${JSON.stringify(['/bin/node', '--eval', source])}`, 'CMD []');
}

/** How a version behaves that opens its port before it can serve, and when it is told to end. */
export interface Manners {
  /** What it answers for its first four seconds. */
  readonly early: 200 | 404 | 500;
  /** On SIGTERM: it closes its listener at once and finishes what it has, as most servers do; or it goes on as if nothing were. */
  readonly onStop: 'close' | 'ignore';
}

/** Another version of a service that behaves like this, and takes `?delay=` milliseconds where a request asks for it. */
export function mannered(id: string, version: number, { early, onStop }: Manners): string {
  const { port } = catalogue[id as keyof typeof catalogue] as { port: number };
  const source = `
    const started = Date.now();
    const server = require('http').createServer((request, response) => {
      request.resume();
      if (Date.now() - started < 4000) response.statusCode = ${early};
      setTimeout(() => response.end(), Number(/delay=(\\d+)/.exec(request.url)?.[1] ?? 0));
    });
    server.listen(${port});
    process.on('SIGTERM', () => ${onStop === 'close' ? 'server.close()' : '{}'});`;
  const entrypoint = JSON.stringify(['/bin/node', '--eval', source.replace(/\s+/g, ' ')]);
  return variant(id, `release-${version}`, `LABEL version=${version}`, `ENTRYPOINT ${entrypoint}`, 'CMD []');
}

function variant(id: string, tag: string, ...changes: string[]): string {
  const image = `genai-stub/${id}:${tag}`;
  const container = docker('create', `genai-stub/${id}:1`);
  docker('commit', ...changes.flatMap((change) => ['--change', change]), container, image);
  docker('rm', container);
  return image;
}

/** Versions of a service's containers on the engine, a line each; the stubs' first one has none. */
export const versionOf = (service: string): string =>
  docker('ps', '--all', '--filter', `label=genai.service=${service}`, '--format', '{{.Label "version"}}');
