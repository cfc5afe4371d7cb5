import { docker } from './test-environment.ts';

/** Another version of a service's stand-in: the same program under another label. */
export function release(role: string, version: number): string {
  return variant(role, `release-${version}`, `LABEL version=${version}`);
}

/** An image like a service's stand-in that runs a program of its own instead. */
export function program(role: string, name: string, source: string): string {
  return variant(role, name, `ENTRYPOINT ${JSON.stringify(['/bin/node', '--eval', source])}`, 'CMD []');
}

function variant(role: string, tag: string, ...changes: string[]): string {
  const image = `genai-stand-in/${role}:${tag}`;
  const container = docker('create', `genai-stand-in/${role}:1`);
  docker('commit', ...changes.flatMap((change) => ['--change', change]), container, image);
  docker('rm', container);
  return image;
}
