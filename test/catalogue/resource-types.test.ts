import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dockerTypes } from '../../infra/catalogue/resource-types/docker.ts';
import { gcpIamTypes, gcpTypes } from '../../infra/catalogue/resource-types/gcp.ts';
import { isOfProvider, resourceTypeOf, resourceTypes } from '../../infra/catalogue/resource-types/resource-types.ts';
import { allRules, rules } from '../../infra/policy/evaluate.ts';
import { recorded } from '../support/recording.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tokens = resourceTypes.map(({ token }) => token);

describe('the table of resource types', () => {
  it.each(globSync('test/golden/*.json', { cwd: root }))('has an entry for every type in %s', (file) => {
    const golden = JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as object;
    const types = [...new Set(Object.keys(golden).map((key) => key.split('::')[0] ?? ''))].filter(isOfProvider);
    expect(types.length).toBeGreaterThan(3);
    expect(types.filter((type) => !tokens.includes(type))).toEqual([]);
  });

  it('has an entry for every type that further settings bring', async () => {
    const admins = { groups: ['group:platform@example.com'], addresses: ['198.51.100.0/24'], accessPolicy: '123' };
    const types = (await recorded('staging', { admins })).map(({ type }) => type).filter(isOfProvider);
    expect(types).toContain(gcpTypes.accessLevel.token);
    expect(types.filter((type) => !tokens.includes(type))).toEqual([]);
  });

  it('has one entry a type', () => {
    expect(tokens.filter((token, index) => tokens.indexOf(token) !== index)).toEqual([]);
  });

  it('is the only place that spells a type', () => {
    const sources = globSync('infra/**/*.ts', { cwd: root }).filter(
      (file) => !file.startsWith('infra/catalogue/resource-types/'),
    );
    const spelled = sources.flatMap((file) =>
      readFileSync(`${root}${file}`, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\/\*\*|\*|\/\/)/.test(line) && /(gcp|docker|random):\w+\/\w+:\w+/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(sources.length).toBeGreaterThan(100);
    expect(spelled).toEqual([]);
  });
});

describe('policy rules', () => {
  it('on resources cover a type each, and no type names a rule that is none', () => {
    const covering = [...new Set([...resourceTypes, ...gcpIamTypes].flatMap((type) => type.rules ?? []))];
    expect(rules.filter(({ number }) => !covering.includes(number))).toEqual([]);
    expect(covering.filter((number) => !allRules.some((rule) => rule.number === number))).toEqual([]);
  });

  it('cover a type, or it says why it needs none, and not both', () => {
    expect(resourceTypes.filter(({ rules: covering, noRules }) => covering && noRules)).toEqual([]);
  });

  it.each(gcpIamTypes)('for the kind $ending cover each of its types that has an entry of its own', (kind) => {
    const own = resourceTypes.filter(({ token }) => token.toLowerCase().endsWith(kind.ending.toLowerCase()));
    expect(own.filter((type) => kind.rules.some((rule) => !type.rules?.includes(rule)))).toEqual([]);
  });
});

describe('a type', () => {
  it('is known by its own entry', () => {
    expect(resourceTypeOf('docker:index/volume:Volume')).toBe(dockerTypes.volume);
    expect(resourceTypeOf('gcp:projects/iAMMember:IAMMember')).toBe(gcpTypes.projectIamMember);
  });

  it('that gives access is known by the end of its token', () => {
    const rulesOf = (token: string) => resourceTypeOf(token)?.rules;
    expect(rulesOf('gcp:pubsub/topicIAMMember:TopicIAMMember')).toEqual([26, 29, 30]);
    expect(rulesOf('gcp:folder/iamBinding:IamBinding')).toEqual([26, 29, 30, 32]);
    expect(rulesOf('gcp:folder/iAMPolicy:IAMPolicy')).toEqual([32]);
  });

  it('is unknown otherwise', () => {
    expect(resourceTypeOf('gcp:pubsub/topic:Topic')).toBeUndefined();
    expect(resourceTypeOf('constructor')).toBeUndefined();
  });
});
