import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beginRun, endRun, sweepFormerRuns, templateDirectory } from '../support/e2e-run.ts';
import { missingDocker } from '../support/engine.ts';
import { TestEnvironment } from '../support/test-environment.ts';

/** Makes the stub images once: the data of each engine of this run is a copy of this one's. */
export async function setup(): Promise<void> {
  if (missingDocker() !== undefined) return;
  await sweepFormerRuns();
  beginRun();
  const environment = await TestEnvironment.start();
  await environment.succeeds('images');
  await environment.engine.stopDocker();
  execFileSync('cp', ['--archive', join(environment.engine.directory, 'data'), templateDirectory()]);
  await environment.remove();
}

/** Removes whatever this run has left, also of tests that were killed. */
export async function teardown(): Promise<void> {
  if (missingDocker() === undefined) await endRun();
}
