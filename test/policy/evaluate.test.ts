import { describe, expect, it } from 'vitest';
import type { PolicyException } from '../../infra/model/profile.ts';
import { evaluate, type PolicyResource, rules } from '../../infra/policy/evaluate.ts';
import { profiles } from '../../stacks/profiles.ts';
import { stackNames } from '../support/stacks.ts';

const image = (name: string, reference: string): PolicyResource => ({
  type: 'docker:index/remoteImage:RemoteImage',
  name,
  inputs: { name: reference },
});
const flux = image('gpu-0-flux', 'flux:1.0');
const sd35 = image('gpu-0-sd35', 'sd35:1.0');
const except = (resource: string, rule = 62): PolicyException => ({
  rule,
  resource,
  reason: 'built where it runs',
  granted: '2026-11-21',
});

describe('a violation', () => {
  it('says rule, resource and what to do', () => {
    expect(evaluate([flux], [])).toEqual([
      {
        rule: 62,
        title: 'Images are named by digest',
        references: 'D28 own',
        remediation: 'give name@sha256:…',
        type: 'docker:index/remoteImage:RemoteImage',
        name: 'gpu-0-flux',
      },
    ]);
  });

  it('is found on each resource, in the order of the rules', () => {
    const network = { type: 'gcp:compute/network:Network', name: 'vpc', inputs: {} };
    expect(evaluate([flux, sd35, network], []).map(({ rule, name }) => `${rule} ${name}`)).toEqual([
      '13 vpc',
      '62 gpu-0-flux',
      '62 gpu-0-sd35',
    ]);
  });

  it('is not looked for on resources that no rule speaks of', () => {
    expect(evaluate([{ type: 'random:index/randomPassword:RandomPassword', name: 'it', inputs: {} }], [])).toEqual([]);
  });
});

describe('an exception', () => {
  const excepted = (exceptions: PolicyException[]) =>
    evaluate([flux, sd35], exceptions).map(({ name, exception }) => [name, exception?.resource]);

  it('lets off the service that it names, and no other', () => {
    expect(excepted([except('flux')])).toEqual([
      ['gpu-0-flux', 'flux'],
      ['gpu-0-sd35', undefined],
    ]);
  });

  it('lets off everything where it says so', () => {
    expect(excepted([except('*')])).toEqual([
      ['gpu-0-flux', '*'],
      ['gpu-0-sd35', '*'],
    ]);
  });

  it('is for its own rule alone', () => {
    expect(excepted([except('*', 54)])).toEqual([
      ['gpu-0-flux', undefined],
      ['gpu-0-sd35', undefined],
    ]);
  });

  it('is told with its reason and date', () => {
    expect(evaluate([flux], [except('*')])[0]?.exception).toEqual(except('*'));
  });
});

describe('the rules', () => {
  it('have numbers of their own, a title and a remediation', () => {
    const numbers = rules.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(rules.filter(({ title, remediation, references }) => !title || !remediation || !references)).toEqual([]);
  });

  it.each(stackNames)('are excepted in %s only where they exist, with a reason and a date', (stack) => {
    for (const { rule, reason, granted } of profiles[stack].policyExceptions) {
      expect(rules.some(({ number }) => number === rule)).toBe(true);
      expect(reason).toMatch(/\w+ \w+/);
      expect(granted).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});
