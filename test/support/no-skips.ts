import type { Reporter, TestModule } from 'vitest/node';

/** Where all tools are meant to be there, a test that was skipped fails the run: it would pass for one that passed. */
export class NoSkips implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    process.stderr.write(
      `skipped, where E2E_REQUIRED is set:\n${skipped.map(({ fullName }) => `  ${fullName}\n`).join('')}`,
    );
    process.exitCode = 1;
  }
}
