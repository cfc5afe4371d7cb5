import { describe, expect, it } from 'vitest';
import { looksSecret, masked } from '../../infra/summary/masking.ts';

describe('an error text', () => {
  it.each([
    ['map[password:hunter2 user:x]', 'map[password:***'],
    ['{\\"password\\":\\"hunter2secret\\"}', '{\\"password\\":***'],
    ['DB_PASSWORD="hunter2 with space', 'DB_PASSWORD=***'],
    ['docker login --password hunter2secret host', 'docker login --password ***'],
    ['password: correct horse battery', 'password: ***'],
    ["zone='a', apiKey='hunter2'", "zone='a', apiKey=***"],
    [
      'all is well: zone=europe-west1-b, password_min_length=12',
      'all is well: zone=europe-west1-b, password_min_length=12',
    ],
  ])('%j is shown as %j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
});

describe('a property', () => {
  it.each(['passwords[0]', 'credentials.p', 'metadata["dbPassword"]', 'auth.token.value'])('%s is secret', (path) => {
    expect(looksSecret(path, 'hunter2')).toBe(true);
  });
  it.each(['secretId', 'machineType', 'labels.password_policy'])('%s is not', (path) => {
    expect(looksSecret(path, 'plain')).toBe(false);
  });
});
