import { describe, expect, it } from 'vitest';
import { summarise } from '../../infra/summary/summarise.ts';
import { disk, preview } from './support.ts';

const violation = {
  rule: 16,
  title: 'From anywhere, only 443 is reachable',
  remediation: 'name source ranges, or allow 443 alone',
  type: 'gcp:compute/firewall:Firewall',
  name: 'network-allow-gateways',
  path: 'sourceRanges',
};
const run = preview([{ op: 'delete', type: disk }]);

describe('the policy', () => {
  it('stands first with its violations, before an error and before losses', () => {
    const text = summarise({ ...run, status: 1, stderr: 'boom' }, { policy: { violations: [violation] } });
    expect(text.split('\n').slice(0, 7)).toEqual([
      '## Preview of `staging`',
      '',
      '> [!CAUTION]',
      '> **1 policy violation: fix it, or write an exception into the profile**',
      '> - rule 16: `network-allow-gateways` `compute.Firewall` `sourceRanges`; **From anywhere, only 443 is reachable**: name source ranges, or allow 443 alone',
      '',
      '> [!CAUTION]',
    ]);
  });

  it('says that it could not be checked, without what looks like a secret', () => {
    const unchecked = `error: \`bad\` password=hunter2secret\nsecond line`;
    expect(summarise(run, { policy: { unchecked } }).split('\n').slice(2, 4)).toEqual([
      '> [!CAUTION]',
      '> **The policy could not be checked**: `` `bad` password=*** ``',
    ]);
  });

  it('is not spoken of where nothing violates it', () => {
    expect(summarise(run, { policy: { violations: [] } })).toBe(summarise(run));
  });
});
