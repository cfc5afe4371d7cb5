import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { decisions } from '../../../stacks/decisions.ts';
import documents from '../../../stacks/document-assignments.json' with { type: 'json' };
import { profiles } from '../../../stacks/profiles.ts';
import { stackFileSchema } from '../../config/json-schema.ts';
import { dashboards } from '../../dashboards/dashboards.ts';
import { render } from '../../dashboards/render.ts';
import { exampleFile } from '../../env/example.ts';
import type { DocumentAssignments } from '../../env/provenance.ts';
import { sourceTable } from '../../env/source-table.ts';
import { variableTable } from '../../env/variable-table.ts';
import type { Facts } from '../../facts/contract.ts';
import { factsOf } from '../../facts/facts.ts';
import { environmentOf } from '../../model/environment.ts';
import { type EnvironmentName, environmentNames } from '../../model/profile.ts';
import { policyReference } from '../../policy/reference.ts';
import { previewSchema } from '../../preview/plan-document.ts';
import { InputError } from '../../problem.ts';
import { replaceFile } from '../replace-file.ts';
import { root } from '../root.ts';
import { withStackFile } from '../stack-input.ts';
import { withLayerTable } from './layer-table.ts';

/** Writes the files that follow from the code, or, with `check`, says which of them are out of date. */
export async function generateCommand({ check }: { check: boolean }): Promise<number> {
  const files = await generatedFiles();
  const outdated = Object.entries(files).filter(([path, text]) => current(path) !== text);
  if (check) {
    for (const [path] of outdated) console.error(`${path} is out of date: run "npx infra generate" and commit it`);
    return outdated.length > 0 ? 1 : 0;
  }
  for (const [path, text] of outdated) {
    mkdirSync(dirname(`${root}${path}`), { recursive: true });
    replaceFile(`${root}${path}`, text, 0o644);
  }
  console.log(
    outdated.length === 0 ? 'Everything is up to date.' : `Written: ${outdated.map(([path]) => path).join(', ')}`,
  );
  return 0;
}

/** Path → text of each generated file. */
async function generatedFiles(): Promise<Record<string, string>> {
  const facts = await committedFacts();
  const exceptions = Object.entries(profiles).map(([name, profile]) => [name, profile.policyExceptions]);
  return {
    'schema/local.schema.json': `${JSON.stringify(stackFileSchema('local'), null, 2)}\n`,
    'schema/cloud.schema.json': `${JSON.stringify(stackFileSchema('cloud'), null, 2)}\n`,
    'schema/preview.schema.json': `${JSON.stringify(previewSchema(), null, 2)}\n`,
    'docs/architecture.md': withLayerTable(current('docs/architecture.md') ?? ''),
    'docs/policy.md': policyReference(Object.fromEntries(exceptions)),
    'docs/variables.md': variableTable(facts),
    'docs/variable-sources.md': sourceTable({
      facts,
      documents: documents as unknown as DocumentAssignments,
      decisions,
    }),
    ...Object.fromEntries(
      dashboards.map((dashboard) => [
        `infra/dashboards/json/${dashboard.id}.json`,
        `${JSON.stringify(render(dashboard), null, 1)}\n`,
      ]),
    ),
    ...Object.fromEntries(environmentNames.map((name) => [examplePath(name), exampleFile(facts[name])])),
  };
}

/** The example of a developer's machine is where tools look for one; document 001 calls production by its full name. */
const ownPaths: Readonly<Partial<Record<EnvironmentName, string>>> = {
  dev: '.env.example',
  prod: 'environments/production.env.example',
};

const examplePath = (environment: EnvironmentName): string =>
  ownPaths[environment] ?? `environments/${environment}.env.example`;

/** The facts of every environment, from the stack files as they are. */
async function committedFacts(): Promise<Record<EnvironmentName, Facts>> {
  const problems = environmentNames
    .filter((name) => !Object.hasOwn(profiles, name))
    .map((name) => ({
      path: ['stacks/profiles.ts'],
      message: `has no profile of ${name}: write stacks/${name}.ts, and add its line there`,
    }));
  if (problems.length > 0) throw new InputError(problems);
  const facts = environmentNames.map((stack) =>
    withStackFile(stack, undefined, async ({ raw }) => [stack, factsOf(environmentOf(raw, profiles[stack]))] as const),
  );
  return Object.fromEntries(await Promise.all(facts)) as Record<EnvironmentName, Facts>;
}

function current(path: string): string | undefined {
  try {
    return readFileSync(`${root}${path}`, 'utf8');
  } catch {
    return undefined;
  }
}
