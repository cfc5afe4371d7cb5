import { describe, expect, it } from 'vitest';
import { filledIn } from '../support/workflow-expressions.ts';
import { checkout, job, named, runs } from '../support/workflows.ts';

describe('drift', () => {
  const drift = job(named('drift'), 'drift');

  it('compares each environment with its own branch', () => {
    const ref = (stack: string) => filledIn(String(checkout(drift)), { matrix: { stack } });
    expect([ref('prod'), ref('staging')]).toEqual(['main', 'staging']);
    expect(runs(drift)).toEqual([
      'npx infra summary "$STACK" --drift | tee -a "$GITHUB_STEP_SUMMARY"',
      'npx infra policy "$STACK"',
    ]);
  });

  it('has an identity of each environment that reads, and no way to the hosts', () => {
    expect(filledIn(drift.environment ?? '', { matrix: { stack: 'prod' } })).toBe('prod-read');
    expect(JSON.stringify(drift)).not.toMatch(/sign-in|ssh/);
  });
});
