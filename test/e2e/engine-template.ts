import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginRun, endRun, runDirectory, sweepFormerRuns, templateDirectory } from '../support/e2e-run.ts';
import { missingDocker } from '../support/engine.ts';
import { docker, listed, TestEnvironment } from '../support/test-environment.ts';
import { toolPath } from '../support/tools.ts';

/** Makes the stub images once: the data of each engine of this run is a copy of this one's. */
export async function setup(): Promise<void> {
  if (missingDocker() !== undefined) return;
  await sweepFormerRuns();
  beginRun();
  const environment = await TestEnvironment.start();
  await environment.succeeds('images');
  const busybox = toolPath('busybox');
  if (busybox !== undefined) lightenHealthChecks(busybox);
  await environment.engine.stopDocker();
  execFileSync('cp', ['--archive', join(environment.engine.directory, 'data'), templateDirectory()]);
  await environment.remove();
}

/** Removes whatever this run has left, also of tests that were killed. */
export async function teardown(): Promise<void> {
  if (missingDocker() === undefined) await endRun();
}

/** `curl` and `wget`, as far as health checks go. With `-T` a static busybox crashes; Docker itself ends a check that hangs. */
const ask = '#!/bin/busybox sh\nfor url; do :; done\nexec /bin/busybox wget -q -O /dev/null "$url" 2>/dev/null\n';

/**
 * Gives the stub images another `curl` and `wget`: dozens of containers check their health every few seconds, and a Node of its own for each
 * of these checks would take more of two cores than all the rest. Needs a static busybox.
 */
function lightenHealthChecks(busybox: string): void {
  const tools = join(runDirectory(), 'tools');
  mkdirSync(tools);
  cpSync(busybox, join(tools, 'busybox'), { dereference: true });
  for (const tool of ['curl', 'wget']) writeFileSync(join(tools, tool), ask, { mode: 0o755 });
  for (const image of listed('images', '--format', '{{.Repository}}:{{.Tag}}', 'genai-stub/*')) {
    const container = docker('create', image, 'true');
    docker('cp', `${tools}/.`, `${container}:/bin`);
    docker('commit', '--change', 'CMD []', container, image);
    docker('rm', container);
  }
}
