import { describe, expect, it } from 'vitest';
import { looksSecret } from '../../infra/summary/masking.ts';

describe('a property', () => {
  it.each(['passwords[0]', 'credentials.p', 'metadata["dbPassword"]', 'auth.token.value'])('%s is secret', (path) => {
    expect(looksSecret(path, 'hunter2')).toBe(true);
  });
  it.each(['secretId', 'machineType', 'labels.password_policy'])('%s is not', (path) => {
    expect(looksSecret(path, 'plain')).toBe(false);
  });
});
