import { describe, expect, it } from 'vitest';
import { masked } from '../../infra/masking/masking.ts';
import { ordinaryLines } from './ordinary-lines.ts';

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

describe('an ordinary line', () => {
  it('is one of sixty at least', () => {
    expect(ordinaryLines.length).toBeGreaterThanOrEqual(60);
  });
  it.each(ordinaryLines)('%s comes through unchanged', (line) => {
    expect(masked(line)).toBe(line);
  });
});
