import { describe, expect, it } from 'vitest';
import { readOutputs } from '../../infra/facts/outputs.ts';
import { InputError } from '../../infra/problem.ts';
import { facts, gpuHostAlone, stackNames } from '../support/stacks.ts';

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
    expect(problems(text)).toEqual(['outputs  are empty: the stack was never updated']);
  });

  it.each([
    [1, 'is 1'],
    ['1', 'is no number'],
    [{ hidden: 'x' }, 'is no number'],
    [undefined, 'is missing'],
  ])('of another version of the contract (%j) are refused, whatever else they are', (contract, given) => {
    expect(problems(changed({ contract, hosts: 1 }))).toEqual([
      `contract  ${given}; this program reads version 2: use the release that the stack was deployed with, or update the stack`,
    ]);
  });

  it('are refused where a setting or a host is missing that the others speak of', () => {
    const { settings, hosts, ...others } = facts('staging', gpuHostAlone);
    const { LLM_MODEL, DEBUG, ...rest } = settings;
    expect(problems(JSON.stringify({ ...others, hosts: { 'gpu-1': hosts['gpu-0'] }, settings: rest })).sort()).toEqual(
      [
        ...Object.keys(others.services).map((id) => `services.${id}.hosts  names the host "gpu-0", which is missing`),
        'settings.DEBUG  is missing',
        'settings.LLM_MODEL  is missing',
      ].sort(),
    );
  });

  it('are refused with names that would bring lines of their own into a file', () => {
    expect(problems(changed({ environment: 'staging\ntouch /tmp/x' }))[0]).toMatch(/^environment {2}/);
    expect(problems(changed({ product: 'a\nb' }))).toEqual(['product  must be one line of text']);
    expect(problems(changed({ 'a\u001b[31m\nb': 1 }))).toEqual([expect.stringContaining('a [31m b')]);
  });

  it('are refused with a secret in the middle of a value, however deep they are', () => {
    expect(problems(changed({ domain: 'https://[secret]@x' }))[0]).toBe(
      'domain  is a secret, and secrets are in no .env',
    );
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    expect(problems(changed({ tenants: 1 }).replace('"tenants":1', `"tenants":${deep}`))[0]).toMatch(/^tenants/);
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
