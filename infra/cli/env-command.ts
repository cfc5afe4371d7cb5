import { existsSync, readFileSync } from 'node:fs';
import { suggestion } from '../config/explain.ts';
import { renderFile } from '../env/dialects/dialect.ts';
import { type DialectName, dialects } from '../env/dialects/dialects.ts';
import { readersOf, resolveVariables } from '../env/resolve.ts';
import { refuseSecrets } from '../env/secret-guard.ts';
import type { Facts } from '../facts/contract.ts';
import { readOutputs } from '../facts/outputs.ts';
import { InputError } from '../problem.ts';
import { LocalProject } from './local-project.ts';
import { PulumiProject } from './pulumi-project.ts';
import { root } from './root.ts';
import { UsageError } from './usage.ts';
import { replaceFile } from './write-files.ts';

/** What `infra env` is asked for beside the stack. */
export interface EnvOptions {
  /** Only what this service reads, from where it stands. */
  readonly service: string | undefined;
  /** File with the outputs, or `-` for standard input; the deployed stack's own unless said. */
  readonly outputs: string | undefined;
  readonly dialect: string;
  /** Written there, 0600 and as a whole, instead of printed. */
  readonly output: string | undefined;
  /** Writes nothing, and holds that file against what it should be. */
  readonly check: boolean;
  /** Told about, instead of a file. */
  readonly explain: string | undefined;
}

/** Renders the variables of an environment, or of one of its services, from the outputs of its stack. */
export function envCommand(stack: string | undefined, options: EnvOptions): number {
  if (stack === undefined) throw new UsageError('Which stack? infra env staging');
  if (options.check && options.output === undefined) throw new UsageError('Which file? --check goes with --output.');
  const dialect = dialects[dialectName(options.dialect)];
  const text = outputsOf(stack, options.outputs);
  if (text === undefined) return 1;
  const facts = readOutputs(text);
  const { service } = options;
  if (service !== undefined && !(service in facts.services)) {
    const known = Object.keys(facts.services);
    throw new UsageError(
      `${stack} has no service "${service}"; it has ${known.join(', ')}.${suggestion(service, known)}`,
    );
  }
  if (options.explain !== undefined) return explain(facts, options.explain, service);

  const subject = service === undefined ? facts.environment : `${facts.environment}, for ${service}`;
  const variables = resolveVariables(facts, service === undefined ? 'environment' : { service });
  refuseSecrets(variables);
  const rendered = renderFile(dialect, { subject, contract: facts.contract }, variables);
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

/** The outputs of a stack as text; undefined where the CLI has said why there are none. */
function outputsOf(stack: string, from: string | undefined): string | undefined {
  if (from !== undefined) return readFileSync(from === '-' ? 0 : from, 'utf8');
  const local = new LocalProject(root, stack);
  const project = local.exists() ? local.project() : new PulumiProject(root);
  return project.read('stack', 'output', '--json', '--stack', stack);
}

function explain(facts: Facts, name: string, service: string | undefined): number {
  const variables = resolveVariables(facts, service === undefined ? 'environment' : { service });
  const found = variables.find((one) => one.name === name);
  if (!found) {
    const known = variables.map((one) => one.name);
    throw new InputError([
      { path: [name], message: `is no variable of ${facts.environment}.${suggestion(name, known)}` },
    ]);
  }
  refuseSecrets([found]);
  const { variable, value, section } = found;
  const from = {
    setting: `the profile, stacks/${facts.environment}.ts`,
    choice: `settings.${name} in Pulumi.${facts.environment}.yaml`,
    fact: variable.from === 'fact' && variable.basis !== undefined ? variable.basis : 'follows from the infrastructure',
  }[variable.from];
  const readers = readersOf(variable);
  console.log(
    [
      `${name}=${value}`,
      `  ${variable.doc} (${section}; ${variable.type})`,
      `  from     ${from}`,
      `  read by  ${readers.length === 0 ? 'whoever reads the environment’s file' : readers.join(', ')}`,
    ].join('\n'),
  );
  return 0;
}

/** Says what differs between a file and what it should be: lines that should go, and those that should come. */
function check(file: string, rendered: string): number {
  const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (present === rendered) return 0;
  const [before, after] = [present.split('\n'), rendered.split('\n')];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const come = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  console.log([`${file} is not what the stack says:`, ...gone, ...come].join('\n'));
  return 1;
}
