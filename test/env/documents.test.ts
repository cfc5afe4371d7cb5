import { describe, expect, it } from 'vitest';
import { secretCatalogue } from '../../infra/catalogue/secrets.ts';
import { assignments, type DocumentAssignments, originOf } from '../../infra/env/provenance.ts';
import { resolveVariables } from '../../infra/env/resolve.ts';
import { decisions } from '../../stacks/decisions.ts';
import documentsJson from '../../stacks/document-assignments.json' with { type: 'json' };
import { facts, monitoredStacks, stackNames } from '../support/stacks.ts';

const documents = documentsJson as unknown as DocumentAssignments;
const secretNames = new Set<string>(Object.values(secretCatalogue).map(({ variable }) => variable));
/** What an environment without monitoring leaves out. */
const ofMonitoring = /^(PROMETHEUS|GRAFANA|NODE_EXPORTER|GPU_EXPORTER)_/;
const rendered = (stack: (typeof stackNames)[number]) =>
  new Map(
    resolveVariables(facts(stack), 'environment').map(({ name, value, variable }) => [name, { value, variable }]),
  );

describe.each(stackNames)('the variables of %s', (stack) => {
  it('include every variable that the documents assign for it, and no secret', () => {
    const names = new Set(
      Object.values(documents).flatMap((blocks) => Object.values(blocks).flatMap((block) => Object.keys(block))),
    );
    const expected = [...names].filter(
      (name) =>
        !secretNames.has(name) &&
        (monitoredStacks.includes(stack) || !ofMonitoring.test(name)) &&
        assignments(stack, name, documents).length > 0,
    );
    const variables = rendered(stack);
    expect(expected.filter((name) => !variables.has(name))).toEqual([]);
    expect([...variables.keys()].filter((name) => secretNames.has(name))).toEqual([]);
  });

  it('have a document, a decision or a setting behind every value', () => {
    const unaccounted = [...rendered(stack)].filter(([name, { value, variable }]) => {
      const basis = variable.from === 'fact' ? variable.basis : variable.from === 'choice' ? 'setting' : undefined;
      return originOf(stack, name, value, basis, documents, decisions) === undefined;
    });
    expect(unaccounted.map(([name]) => name)).toEqual([]);
  });
});

describe('the origin of a value', () => {
  const own: DocumentAssignments = {
    '000': {
      base: { PORT: [3, '9090'], URL: [4, 'http://localhost:${PORT}'], OPEN: [5, '${NOBODY}'] },
      production: { PORT: [9, '80'] },
    },
  };

  it('is the line of the block that counts first', () => {
    expect(originOf('dev', 'PORT', '9090', undefined, own, [])).toBe('000:3');
    expect(originOf('prod', 'PORT', '80', undefined, own, [])).toBe('000:9');
  });

  it('is unknown where a block that counts more says something else', () => {
    expect(originOf('prod', 'PORT', '9090', undefined, own, [])).toBeUndefined();
  });

  it('is the decision, with the line that agrees or the one it replaces', () => {
    const because = [{ variables: ['PORT'], because: 'we say so' }];
    expect(originOf('prod', 'PORT', '9090', undefined, own, because)).toBe('000:3; decision: we say so');
    expect(originOf('prod', 'PORT', '1', undefined, own, because)).toBe('decision: we say so; instead of 000:9');
  });

  it('fills in what the base refers to, and leaves out what it leaves open', () => {
    expect(assignments('dev', 'URL', own)).toEqual([{ cite: '000:4', value: 'http://localhost:9090' }]);
    expect(assignments('dev', 'OPEN', own)).toEqual([]);
  });
});

describe('the decisions', () => {
  it('are all in use: each speaks of a value that no document gives', () => {
    const idle = decisions.flatMap(({ variables, environments = stackNames }) =>
      variables.filter((name) =>
        environments.every((stack) => {
          const value = rendered(stack).get(name)?.value;
          return value === undefined || assignments(stack, name, documents)[0]?.value === value;
        }),
      ),
    );
    expect(idle).toEqual([]);
  });
});
