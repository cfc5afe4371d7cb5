import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlannedResource } from '../../../infra/preview/resource.ts';
import { recorded } from '../../support/recording.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs the command with a document on its standard input. */
const policy = (option: string, document: unknown, stack = 'staging') => {
  const args = ['infra/cli/infra.mjs', 'policy', stack, option, '-'];
  const input = typeof document === 'string' ? document : JSON.stringify(document);
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input, encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), stderr: stderr.trim() };
};

let resources: readonly PlannedResource[];
beforeAll(async () => {
  resources = await recorded('staging');
});

const urn = (type: string, name: string, stack = 'staging') => `urn:pulumi:${stack}::genai::${type}::${name}`;
/** The resources as the engine has them, with other inputs of one of them. */
const states = (changed = '', inputs: object = {}) =>
  resources.map((one) => ({
    type: one.type,
    urn: urn(one.type, one.name),
    inputs: one.name === changed && !one.type.startsWith('genai:') ? { ...one.inputs, ...inputs } : one.inputs,
  }));
const state = (...of: Parameters<typeof states>) => ({ version: 3, deployment: { resources: states(...of) } });
const planned = (...of: Parameters<typeof states>) => ({
  steps: states(...of).map((newState) => ({ op: 'same', urn: newState.urn, newState })),
  changeSummary: { same: resources.length },
});
const refused = /^staging: \d+ resources, 1 policy violation, \d+ allowed by exceptions \(docs\/policy\.md\)$/;

describe('infra policy', () => {
  it.each([
    ['--state', state],
    ['--preview', planned],
  ] as const)('has nothing against the environment as it is made: %s', (option, document) => {
    const { status, lines, stderr } = policy(option, document());
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines).toEqual([expect.stringMatching(/^staging: \d+ resources, 0 policy violations, \d+ allowed/)]);
  });

  it.each([
    ['--state', state],
    ['--preview', planned],
  ] as const)('finds what was changed since: %s', (option, document) => {
    const { status, lines } = policy(option, document('buckets-bronze', { forceDestroy: true }));
    expect(status).toBe(1);
    expect(lines).toEqual([
      'rule 40  buckets-bronze forceDestroy  A bucket that holds objects is not deleted: set forceDestroy to false',
      expect.stringMatching(refused),
    ]);
  });

  it('finds a type that nobody knows', () => {
    const type = 'gcp:sql/databaseInstance:DatabaseInstance';
    const added = { type, urn: urn(type, 'db'), inputs: {} };
    const { lines } = policy('--state', { version: 3, deployment: { resources: [...states(), added] } });
    expect(lines[0]).toMatch(/^rule 70 {2}db {2}/);
  });

  it('refuses what is of another stack, or no state at all, in one line', () => {
    const other = [{ type: 'x', urn: urn('x', 'y', 'prod'), inputs: {} }];
    expect(policy('--state', { version: 3, deployment: { resources: other } })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^These are resources of prod, not of staging of genai\./),
    });
    expect(policy('--state', 'nonsense')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^- is not what pulumi stack export prints\./),
    });
    expect(policy('--preview', 'nonsense').status).toBe(2);
  });
});
