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

const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const generator = fileURLToPath(new URL('load-generator.ts', import.meta.url));

/** Asks a URL in the network of an engine at a steady rate, each request on a connection of its own, until it is stopped. */
export function startLoad(engine: EngineHost, url: string, perSecond: number): { stop: () => Promise<LoadResult> } {
  const [enter = '', ...args] = engine.entering(node, generator, url, String(perSecond));
  const child = spawn(enter, args, { stdio: ['pipe', 'pipe', 'inherit'] });
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
