import { readFileSync } from 'node:fs';

// Which layer may import which: the one table, from which docs/architecture.md has its own.
const layers = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8'));

/** What every layer may import: inputs are wrong everywhere in the same way. */
const shared = ['infra/problem.ts'];

/** A pattern for the file, or for all files of the folder. */
const under = (path) => `^${path.replaceAll('.', '\\.')}${path.endsWith('.ts') ? '$' : '/'}`;

export default {
  forbidden: [
    ...layers.map(({ path, imports }) => ({
      name: `imports of ${path}`,
      comment: `${path} may import ${imports.join(', ') || 'nothing'} (layers.json)`,
      severity: 'error',
      from: { path: under(path) },
      to: { path: '^(infra|stacks|test)/', pathNot: [path, ...imports, ...shared].map(under) },
    })),
    {
      name: 'Pulumi at the edge',
      comment: 'What layers.json does not name under pulumi is pure, and loads in milliseconds',
      severity: 'error',
      from: {
        path: '^(infra|stacks)/',
        pathNot: layers.flatMap(({ path, pulumi }) => (pulumi === true ? [path] : (pulumi ?? []))).map(under),
      },
      to: { path: '(^|/)@pulumi/' },
    },
    // One rule for files that import or are imported, and one for those that stand alone.
    ...[{}, { orphan: true }].map((which) => ({
      name: 'every file in a layer',
      comment: 'A folder of infra/ that layers.json does not name',
      severity: 'error',
      from: { path: '^infra/', pathNot: layers.map(({ path }) => under(path)), ...which },
      to: {},
    })),
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^node:' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
