import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { NoSkips } from './test/support/no-skips.ts';

export default defineConfig({
  test: {
    reporters: [
      'default',
      // CI counts from the runner's own report.
      ...(process.env['CI'] ? [['json', { outputFile: 'out/test-report.json' }] as ['json', object]] : []),
      ...(process.env['E2E_REQUIRED'] ? [new NoSkips()] : []),
    ],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          globalSetup: 'test/say-what-is-missing.ts',
          // Only against a test that never ends: a machine may be busy with something else.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/say-what-is-missing.ts', 'test/e2e/engine-template.ts'],
          setupFiles: 'test/support/print-on-failure.ts',
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
          // Not beside the unit tests, which take all of the processor's time.
          sequence: { groupOrder: 1 },
          // They share nothing. More of them than this get in each other’s way on two cores.
          maxWorkers: 6,
        },
      },
    ],
  },
});
