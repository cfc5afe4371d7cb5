import { docker } from './test-environment.ts';

/** Another version of a service's stub: the same program under another label. */
export function release(id: string, version: number): string {
  return variant(id, `release-${version}`, `LABEL version=${version}`);
}

/** An image like a service's stub that runs a program of its own instead. */
export function program(id: string, name: string, source: string): string {
  return variant(id, name, `ENTRYPOINT ${JSON.stringify(['/bin/node', '--eval', source])}`, 'CMD []');
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
