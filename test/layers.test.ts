import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, describe, expect, it } from 'vitest';

const { default: configuration } = await import(new URL('../.dependency-cruiser.mjs', import.meta.url).href);
const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'genai-layers-'));
for (const name of ['infra', 'stacks', 'package.json', 'layers.json'])
  cpSync(join(root, name), join(copy, name), { recursive: true });
afterAll(() => rmSync(copy, { recursive: true }));

/** Imports that data must not take: who imports what, as a file that does nothing else. */
const forbidden = [
  ['infra/model', '../recovery/orphans.ts'],
  ['infra/templates', '../containers/containers.ts'],
  ['infra/policy', '../templates/haproxy.ts'],
  ['infra/components', '../deploy/deploy.ts'],
  ['infra/catalogue', '../model/names.ts'],
  ['infra/env', '@pulumi/pulumi'],
  ['infra/summary', '../cli/root.ts'],
] as const;

async function violations(): Promise<string[]> {
  const { output } = await cruise(['infra', 'stacks'], {
    ...configuration.options,
    baseDir: copy,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden } as IFlattenedRuleSet,
  });
  return (output as ICruiseResult).summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort();
}

describe('the layers', () => {
  it('hold today, and fail for an import across them', async () => {
    const unresolved = (line: string) => !line.endsWith(': resolvable');
    expect((await violations()).filter(unresolved)).toEqual([]);
    for (const [layer, target] of forbidden) writeFileSync(join(copy, layer, 'across.ts'), `import '${target}';\n`);
    writeFileSync(join(copy, 'infra/model/circle.ts'), "import './across.ts';\nimport './circle-too.ts';\n");
    writeFileSync(join(copy, 'infra/model/circle-too.ts'), "import './circle.ts';\n");
    mkdirSync(join(copy, 'infra/attic'));
    writeFileSync(join(copy, 'infra/attic/alone.ts'), 'export const alone = 1;\n');
    expect((await violations()).filter(unresolved)).toEqual([
      'infra/attic/alone.ts: every file in a layer',
      'infra/catalogue/across.ts: imports of infra/catalogue',
      'infra/components/across.ts: imports of infra/components',
      'infra/env/across.ts: Pulumi at the edge',
      'infra/model/across.ts: imports of infra/model',
      'infra/model/circle-too.ts: no circles',
      'infra/policy/across.ts: imports of infra/policy',
      'infra/summary/across.ts: imports of infra/summary',
      'infra/templates/across.ts: imports of infra/templates',
    ]);
  });
});
