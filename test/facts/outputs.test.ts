import { describe, expect, it } from 'vitest';
import { readOutputs } from '../../infra/facts/outputs.ts';
import { InputError } from '../../infra/problem.ts';
import { facts, stackNames } from '../support/stacks.ts';

/** The lines `path  message` of what is wrong with outputs. */
function problems(text: string): string[] {
  try {
    readOutputs(text);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n');
  }
}
const changed = (changes: Record<string, unknown>) => JSON.stringify({ ...facts('staging'), ...changes });

describe('the outputs of a stack', () => {
  it.each(stackNames)('are the facts again, for %s', (stack) => {
    expect(readOutputs(JSON.stringify(facts(stack)))).toEqual(facts(stack));
  });

  it.each(['{', '[]', '"text"', '{"contract": 1', 'null'])('are refused as a whole where they are %j', (text) => {
    expect(problems(text)).toEqual(['outputs  are not the JSON object that `pulumi stack output --json` prints']);
  });

  it.each(['', '\n', '{}'])('are missed where nobody brought the stack up: %j', (text) => {
    expect(problems(text)).toEqual(['outputs  are empty: the stack was never brought up']);
  });

  it.each([
    [2, 'is 2'],
    ['1', 'is "1"'],
    [undefined, 'is missing'],
  ])('of another version of the contract (%j) are refused, whatever else they are', (contract, given) => {
    expect(problems(changed({ contract, hosts: 1 }))).toEqual([
      `contract  ${given}; this program reads version 1: use the release that the stack was deployed with, or deploy it anew`,
    ]);
  });

  it('are refused for all that is missing or malformed, at once', () => {
    const lines = problems(changed({ hosts: undefined, tenants: 'acme', more: 1 }));
    expect(lines.map((line) => line.split('  ')[0]).sort()).toEqual(['', 'hosts', 'tenants']);
    expect(lines.join('\n')).toContain('more');
  });

  it('are refused where one of them is secret', () => {
    const { settings } = facts('staging');
    expect(problems(changed({ settings: { ...settings, LOG_LEVEL: '[secret]' } }))).toEqual([
      'settings.LOG_LEVEL  is a secret, and secrets are in no .env',
    ]);
  });
});
