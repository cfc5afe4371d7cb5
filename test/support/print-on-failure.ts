import { beforeEach } from 'vitest';
import { report } from './test-environment.ts';

/** Whoever reads that a test has failed also reads what it has seen. */
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => {
    process.stderr.write(`${report()}\n`);
  });
});
