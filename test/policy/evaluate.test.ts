import { describe, expect, it } from 'vitest';
import type { PolicyException } from '../../infra/model/profile.ts';
import { allRules, evaluate, violationLine } from '../../infra/policy/evaluate.ts';
import type { PolicyResource } from '../../infra/policy/subject.ts';
import { profiles } from '../../stacks/profiles.ts';
import { found, subject, testDay } from '../support/policy.ts';
import { stackNames } from '../support/stacks.ts';

const image = (name: string, reference: string): PolicyResource => ({
  type: 'docker:index/remoteImage:RemoteImage',
  name,
  inputs: { name: reference },
});
const flux = image('gpu-0-flux', 'flux:1.0');
const sd35 = image('gpu-0-sd35', 'sd35:1.0');
const except = (resource: string, changes: Partial<PolicyException> = {}): PolicyException => ({
  rule: 62,
  resource,
  reason: 'built where it runs',
  granted: '2026-11-21',
  expires: '2027-11-21',
  ...changes,
});

describe('a violation', () => {
  it('says rule, resource, input and what to do', () => {
    expect(found([flux])).toEqual([
      {
        rule: 62,
        title: 'Images are named by digest',
        references: 'D28 own',
        remediation: 'give name@sha256:…',
        type: 'docker:index/remoteImage:RemoteImage',
        name: 'gpu-0-flux',
        path: 'name',
      },
    ]);
  });

  it('is a line for people, without its value', () => {
    expect(found([flux]).map(violationLine)).toEqual([
      'rule 62  gpu-0-flux name  Images are named by digest: give name@sha256:…',
    ]);
  });

  it('is found on each resource, in the order of the rules', () => {
    const network = { type: 'gcp:compute/network:Network', name: 'vpc', inputs: {} };
    expect(found([flux, sd35, network]).map(({ rule, name }) => `${rule} ${name}`)).toEqual([
      '13 vpc',
      '62 gpu-0-flux',
      '62 gpu-0-sd35',
    ]);
  });

  it('is a value that cannot be judged because it is secret', () => {
    expect(found([image('gpu-0-flux', '[secret]')]).map(({ rule }) => rule)).toEqual([62]);
  });
});

describe('a type of resources', () => {
  const of = (type: string) => found([{ type, name: 'it', inputs: {} }]).map(({ rule, path }) => [rule, path]);

  it.each([
    'gcp:pubsub/topic:Topic',
    'gcp:kms/cryptoKey:CryptoKey',
    'pulumi-nodejs:dynamic:Resource',
    'pulumi:pulumi:StackReference',
    'constructor',
  ])('is refused that no rule covers: %s', (type) => {
    expect(of(type)).toEqual([[70, '']]);
  });

  it.each([
    'random:index/randomPassword:RandomPassword',
    'genai:gcp:BucketSet',
    'pulumi:providers:docker',
    'pulumi:pulumi:Stack',
  ])('needs none where the table says so, and where no provider makes it: %s', (type) => {
    expect(of(type)).toEqual([]);
  });
});

describe('an exception', () => {
  const excepted = (...exceptions: PolicyException[]) =>
    found([flux, sd35], exceptions, ['gpu-0', 'gpu-1']).map(({ type, name, exception }) =>
      type === 'exception' ? [type, name] : [name, exception?.resource],
    );
  const warnings = (exception: PolicyException, today: string, resources = [flux]) =>
    evaluate(subject({ resources, hosts: ['gpu-0'] }, { policyExceptions: [exception] }), today).warnings;

  it('lets off the resource that it names, and no other', () => {
    expect(excepted(except('gpu-0-flux'))).toEqual([
      ['gpu-0-sd35', undefined],
      ['gpu-0-flux', 'gpu-0-flux'],
    ]);
  });

  it.each(['flux', '0-flux', '-flux', 'gpu-0-flu', 'GPU-0-FLUX', ''])(
    'is about nothing by a part of a name: %s',
    (part) => {
      expect(excepted(except(part))).toEqual([
        ['gpu-0-flux', undefined],
        ['gpu-0-sd35', undefined],
      ]);
    },
  );

  it('is about what it names on each host', () => {
    const hosts = ['gpu-0', 'app-0'];
    const names = ['gpu-0-flux', 'app-0-flux', 'app-1-flux', 'evil-gpu-0-flux', '{host}-flux'];
    const resources = names.map((name) => image(name, 'flux:1.0'));
    const allowed = found(resources, [except('{host}-flux')], hosts).filter(({ exception }) => exception);
    expect(allowed.map(({ name }) => name)).toEqual(['gpu-0-flux', 'app-0-flux', '{host}-flux']);
  });

  it('lets off everything where it says so', () => {
    expect(excepted(except('*'))).toEqual([
      ['gpu-0-flux', '*'],
      ['gpu-0-sd35', '*'],
    ]);
  });

  it('cannot be about everything where its rule does not allow that', () => {
    const container = {
      type: 'docker:index/container:Container',
      name: 'it',
      inputs: { privileged: true, start: false },
    };
    const exceptions = [except('*', { rule: 53 })];
    expect(found([container], exceptions).map(({ rule, type, name, path }) => [rule, type, name, path])).toEqual([
      [53, 'docker:index/container:Container', 'it', 'privileged'],
      [53, 'exception', '*', 'resource'],
    ]);
  });

  it('is for its own rule alone', () => {
    expect(excepted(except('gpu-0-flux', { rule: 54 }))).toEqual([
      ['gpu-0-flux', undefined],
      ['gpu-0-sd35', undefined],
    ]);
  });

  it('is told with its reason and dates', () => {
    expect(found([flux], [except('*')])[0]?.exception).toEqual(except('*'));
  });

  it('stands on its last day', () => {
    const on = (today: string) =>
      evaluate(subject({ resources: [flux] }, { policyExceptions: [except('*')] }), today).violations;
    expect(on('2027-11-21')).toEqual([]);
    expect(on('2027-11-22').map(({ type, name, path }) => [type, name, path])).toEqual([
      ['docker:index/remoteImage:RemoteImage', 'gpu-0-flux', 'name'],
      ['exception', '*', 'expires'],
    ]);
  });

  it.each([
    ['no end', { expires: undefined }, 'expires'],
    ['an end that is no day', { expires: 'never' }, 'expires'],
    ['a day that does not exist', { expires: '2027-13-45' }, 'expires'],
    ['no date', { granted: undefined }, 'granted'],
    ['no reason', { reason: '' }, 'reason'],
  ])('is a violation itself with %s, and lets off nothing', (_, changes, path) => {
    const exception = { ...except('*'), ...changes } as PolicyException;
    expect(found([flux], [exception]).map(({ type, path: of }) => [type, of])).toEqual([
      ['docker:index/remoteImage:RemoteImage', 'name'],
      ['exception', path],
    ]);
  });

  it('that lets off nothing is a warning', () => {
    expect(warnings(except('gpu-0-sd35'), testDay)).toEqual([
      'The exception to rule 62 for gpu-0-sd35 lets off nothing: remove it from stacks/exceptions.ts',
    ]);
    expect(warnings(except('gpu-0-flux'), testDay)).toEqual([]);
  });

  it('may be needed by what is not known yet', () => {
    expect(warnings(except('*'), testDay, [image('gpu-0-flux', 'unset')])).toEqual([]);
  });

  it('is spoken of in its last month', () => {
    expect(warnings(except('*'), '2027-10-21')).toEqual([]);
    expect(warnings(except('*'), '2027-10-22')).toEqual([
      'The exception to rule 62 for * ends on 2027-11-21: from the day after, up refuses what it is about',
    ]);
  });
});

describe('the rules', () => {
  it('have numbers of their own, a title and a remediation', () => {
    const numbers = allRules.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(allRules.filter(({ title, remediation, references }) => !title || !remediation || !references)).toEqual([]);
  });

  it.each(stackNames)('are excepted in %s only where they exist', (stack) => {
    const rules = profiles[stack].policyExceptions.map(({ rule }) => rule);
    expect(rules.filter((rule) => !allRules.some(({ number }) => number === rule))).toEqual([]);
  });
});
