import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { EngineHost } from './engine-host.ts';

/** What came of a load: how many requests were answered with 200, and what happened to the others. */
export interface LoadResult {
  readonly answered: number;
  readonly failed: readonly string[];
}

/** Requests at a steady rate until it is stopped: half of them POST, some of them slow, on connections that are kept. */
export interface Load {
  readonly stop: () => Promise<LoadResult>;
}

const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const generator = fileURLToPath(new URL('load-generator.ts', import.meta.url));

/** Asks a URL from outside, in the network of an engine’s machine. */
export const startLoad = (engine: EngineHost, url: string, perSecond: number): Load =>
  start(engine.entering(node, generator, url, String(perSecond)));

/** Asks a URL from another container on a network of an engine. */
export function startLoadInside(engine: EngineHost, network: string, url: string, perSecond: number): Load {
  const container = [
    '--network',
    network,
    '--volume',
    `${generator}:/load-generator.ts:ro`,
    '--entrypoint',
    '/bin/node',
  ];
  const command = ['/load-generator.ts', url, String(perSecond)];
  return start([
    'docker',
    ...['--host', engine.address],
    ...['run', '--rm', '--interactive', '--init'],
    ...container,
    'genai-stub/base:1',
    ...command,
  ]);
}

function start([program = '', ...args]: readonly string[]): Load {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const output = text(child.stdout);
  return {
    stop: async () => {
      child.stdin.end();
      return JSON.parse(await output);
    },
  };
}

/** Expects that every request was answered, and more than so many were made. */
export function expectNoFailure({ answered, failed }: LoadResult, atLeast: number): void {
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(atLeast);
}
