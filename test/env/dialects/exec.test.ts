import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../infra/env/dialects/dialects.ts';

describe.each(['dotenv', 'shell', 'systemd', 'github'] as const)('the %s dialect', (name) => {
  const dialect = dialects[name];
  const longest = 'ä'.repeat((127 * 1024) / 2);

  it('refuses a value with which no program can be started', () => {
    expect(dialect.refuses(longest)).toBeUndefined();
    expect(dialect.refuses(`${longest}a`)).toBe('is too long: Linux starts no program with it in its environment');
  });
});

describe('a program', () => {
  const start = (value: string) => () => execFileSync('true', { env: { V: value } });

  it('is started with the longest value that a shell file takes, and with none that is a kilobyte longer', () => {
    const longest = 'a'.repeat(127 * 1024);
    expect(start(longest)).not.toThrow();
    expect(start(longest + 'a'.repeat(1024))).toThrow('E2BIG');
  });
});
