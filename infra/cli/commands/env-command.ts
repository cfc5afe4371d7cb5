import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { suggestion } from '../../config/explain.ts';
import { changeLine, changes } from '../../env/changes.ts';
import { renderFile } from '../../env/dialects/dialect.ts';
import { type DialectName, dialects } from '../../env/dialects/dialects.ts';
import { isForeign } from '../../env/registry.ts';
import { type ResolvedVariable, resolveVariables } from '../../env/resolve.ts';
import type { Facts } from '../../facts/contract.ts';
import { environmentNames } from '../../model/profile.ts';
import { InputError } from '../../problem.ts';
import { secretSuspicion, suspicions } from '../../secret-guard/secret-guard.ts';
import { refuseKnownSecrets } from '../local/known-secrets.ts';
import { stackOutputs } from '../pulumi/stack-outputs.ts';
import { replaceFile } from '../replace-file.ts';
import { root } from '../root.ts';
import { stackName } from '../stack-name.ts';
import { UsageError } from '../usage-error.ts';

/** What `infra env` is asked for beside the stack. */
export interface EnvOptions {
  /** Only what this service reads, from where it stands. */
  readonly service: string | undefined;
  /** File with the outputs, or `-` for standard input; the deployed stack's own unless said. */
  readonly outputs: string | undefined;
  readonly dialect: string;
  /** Written there, 0600 and as a whole, instead of printed. */
  readonly output: string | undefined;
  /** Writes nothing, and holds that file against what it should be; with `diff`, differences are a failure. */
  readonly check: boolean;
  /** A file or another stack, whose variables are held against these. */
  readonly diff: string | undefined;
  /** Told about, instead of a file. */
  readonly explain: string | undefined;
}

/** Renders the variables of an environment, or of one of its services, from the outputs of its stack. */
export async function envCommand(name: string | undefined, options: EnvOptions): Promise<number> {
  const stack = stackName(name);
  if (options.check && options.output === undefined && options.diff === undefined)
    throw new UsageError('Which file? --check needs --output or --diff.');
  const dialect = dialects[dialectName(options.dialect)];
  const facts = stackOutputs(stack, options.outputs);
  if (facts === undefined) return 1;
  const { service: reader } = options;
  const variables = variablesOf(facts, reader);
  refuseKnownSecrets(root, facts, variables);
  if (options.explain !== undefined) return explain(facts, options.explain, reader);
  if (options.diff !== undefined) {
    const found = diff(facts, options.diff, reader, variables);
    return found === undefined || (options.check && found > 0) ? 1 : 0;
  }

  const { environment, contract } = facts;
  const rendered = renderFile(dialect, { environment, contract, source: 'outputs', reader }, variables);
  if (options.output === undefined) process.stdout.write(rendered);
  else if (options.check) return check(options.output, rendered);
  else replaceFile(options.output, rendered, 0o600);
  return 0;
}

function dialectName(name: string): DialectName {
  const known = Object.keys(dialects);
  if (known.includes(name)) return name as DialectName;
  throw new UsageError(`There is no dialect "${name}"; there are ${known.join(', ')}.${suggestion(name, known)}`);
}

/** The variables of the environment, or of one of its services. */
function variablesOf(facts: Facts, service: string | undefined): ResolvedVariable[] {
  if (service === undefined) return resolveVariables(facts, 'environment');
  const known = Object.keys(facts.services);
  if (known.includes(service)) return resolveVariables(facts, { service });
  throw new UsageError(
    `${facts.environment} has no service "${service}"; it has ${known.join(', ')}.${suggestion(service, known)}`,
  );
}

/** Tells of one variable, with the file that gives its value. */
async function explain(facts: Facts, name: string, service: string | undefined): Promise<number> {
  const [{ explanation }, { valueFiles }] = await Promise.all([
    import('../explanation.ts'),
    import('../value-files.ts'),
  ]);
  const view = service === undefined ? 'environment' : { service };
  console.log(explanation(facts, name, view, await valueFiles(facts.environment)).join('\n'));
  return 0;
}

/** Says which variables differ from those of a file, or of another stack. Returns how many; undefined where that could not be asked. */
function diff(
  facts: Facts,
  other: string,
  service: string | undefined,
  variables: ResolvedVariable[],
): number | undefined {
  refuse(variables);
  const isStack = environmentNames.some((name) => name === other);
  const facing = isStack ? stackOutputs(other) : undefined;
  if (isStack && facing === undefined) return undefined;
  const before = facing ? asRecord(variablesOf(facing, service)) : variablesIn(other);
  const found = changes(before, asRecord(variables));
  const whom = service === undefined ? facts.environment : `${facts.environment}, for ${service},`;
  const head = found.length === 0 ? `${whom} has the variables of ${other}` : `${whom} against ${other}:`;
  console.log([head, ...found.map((change) => changeLine(change, isForeign))].join('\n'));
  return found.length;
}

/** The variables of a file: a .env as Node reads it, or one JSON object. */
function variablesIn(file: string): Record<string, string | undefined> {
  const text = readFileSync(file, 'utf8');
  if (!text.trimStart().startsWith('{')) return parseEnv(text);
  // Said without the text: nobody knows what is in it.
  const refused = new InputError([
    { path: [file], message: 'begins like a JSON object, but is not one of names and values' },
  ]);
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
    if (entries.some(([, value]) => typeof value === 'object')) throw refused;
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  } catch {
    throw refused;
  }
}

const asRecord = (variables: readonly ResolvedVariable[]): Record<string, string> =>
  Object.fromEntries(variables.map(({ name, value }) => [name, value]));

function refuse(variables: readonly ResolvedVariable[]): void {
  const problems = suspicions(variables);
  if (problems.length > 0) throw new InputError(problems);
}

/** Says what differs between a file and what it should be: lines that should go, and those that should come; or its mode. */
function check(file: string, rendered: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new InputError([{ path: [file], message: 'is no file: --check reads one' }]);
  const present = found ? readFileSync(file, 'utf8') : '';
  const mode = found ? found.mode & 0o777 : 0o600;
  if (present === rendered && mode === 0o600) return 0;
  const [before, after] = [present.split('\n'), rendered.split('\n')];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${shownLine(line)}`);
  const come = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  const lines = [
    ...(mode === 0o600 ? [] : [`its mode is ${mode.toString(8)}, not 600`]),
    ...gone,
    ...come,
    ...(present !== rendered && gone.length + come.length === 0 ? ['the same lines in another order'] : []),
  ];
  console.log([`${file} differs from the stack:`, ...lines].join('\n'));
  return 1;
}

/** A line of somebody's file, which may hold anything: shown where it gives a variable of ours a value that is no secret. */
function shownLine(line: string): string {
  const [, name, value = ''] = /^([A-Z_][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
  if (name === undefined || isForeign(name)) return `${name ?? 'a line'} (not shown: it is not ours)`;
  const suspicion = secretSuspicion(name, value);
  return suspicion === undefined ? line.replace(/\p{Cc}+/gu, ' ') : `${name} (not shown: ${suspicion})`;
}
