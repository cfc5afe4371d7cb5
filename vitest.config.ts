import { defineConfig } from 'vitest/config';

// CI counts from the runner's own report.
const reporters = process.env['CI'] ? ['default', ['json', { outputFile: 'out/test-report.json' }]] : ['default'];

export default defineConfig({
  test: {
    reporters: reporters as ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
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
          // They share nothing, and mostly wait: for containers to become healthy, and for each other's health checks.
          maxWorkers: 4,
        },
      },
    ],
  },
});
