import { type SecretEntry, secretCatalogue } from '../catalogue/secrets.ts';
import { suggestion } from '../config/explain.ts';
import { registry } from '../env/registry.ts';
import { type ResolvedVariable, readersOf, resolveVariables } from '../env/resolve.ts';
import { suspicions } from '../env/secret-guard.ts';
import { isReadersOnly, type Variable, type Viewpoint } from '../env/variable.ts';
import type { Facts } from '../facts/contract.ts';
import { InputError } from '../problem.ts';

/** The files that give settings their values. */
export interface SettingFiles {
  /** The stack file, with the line of a setting that is in there: `Pulumi.prod.yaml:40`. */
  readonly stackFile: (name: string) => string;
  /** Whether the stack file gives it a value. */
  readonly isChosen: (name: string) => boolean;
  /** The profile that gives it a value: `stacks/base.ts`; undefined where none does. */
  readonly profile: (name: string) => string | undefined;
}

/**
 * What a variable of an environment, or of one of its services, is; of a secret everything but the value. Lines for people.
 *
 * @throws InputError for one that has no value there, says why; for a name that nobody knows; for a value that looks like a secret.
 */
export function explanation(facts: Facts, name: string, view: Viewpoint, files: SettingFiles): string[] {
  const found = resolveVariables(facts, view).find((one) => one.name === name);
  if (found) return variableLines(found, facts, files);
  const secret = Object.entries(facts.secrets).find(([, { variable }]) => variable === name);
  if (secret) return secretLines(facts, secret[0], name);
  throw new InputError([{ path: [name], message: absence(facts, name, view, files) }]);
}

function variableLines({ name, value, section, variable }: ResolvedVariable, facts: Facts, files: SettingFiles) {
  const problems = suspicions([{ name, value }]);
  if (problems.length > 0) throw new InputError(problems);
  const readers = readersOf(variable);
  return [
    `${name}=${value}`,
    `  ${variable.doc} (${section}; ${variable.type})`,
    `  from     ${source(name, variable, facts, files)}`,
    `  read by  ${readers.length === 0 ? 'whoever reads the environment’s file' : readers.join(', ')}`,
  ];
}

function source(name: string, variable: Variable, { environment }: Facts, files: SettingFiles): string {
  if (variable.from === 'fact') return variable.basis ?? 'follows from the infrastructure';
  if (files.isChosen(name)) return `settings.${name} in ${files.stackFile(name)}`;
  const profile = files.profile(name);
  const own = `stacks/${environment}.ts`;
  if (profile === undefined) return 'an earlier update: neither the profile nor the stack file sets it now';
  return profile === own ? profile : `${profile}, which ${own} extends`;
}

function secretLines(facts: Facts, id: string, variable: string): string[] {
  const { environment, secrets, services } = facts;
  const { origin, applications = [] } = secretWith(variable) ?? {};
  const readers = [
    ...Object.entries(services).flatMap(([service, { secretFiles }]) =>
      secretFiles[id] === undefined ? [] : [`${service} from ${secretFiles[id]}`],
    ),
    ...applications,
  ];
  const place = secrets[id]?.name;
  const action = origin === 'foreign' ? 'set' : 'rotate';
  return [
    `${variable} is a secret; its value is not shown`,
    `  kept in  ${place === undefined ? `files on its hosts; one that you give in .local/secrets/${environment}.env` : `Secret Manager, as ${place}`}`,
    `  read by  ${readers.length === 0 ? 'nobody so far' : readers.join(', ')}`,
    `  ${action.padEnd(8)} npx infra secrets ${environment} ${action} ${id}`,
  ];
}

const secretWith = (variable: string): SecretEntry | undefined =>
  Object.values(secretCatalogue).find((entry) => entry.variable === variable);

/** Why there is no such variable there, and what to do. */
function absence(facts: Facts, name: string, view: Viewpoint, files: SettingFiles): string {
  const { environment } = facts;
  const missing = secretWith(name);
  if (missing)
    return `is a secret that ${environment} does not have: it comes with ${missing.neededBy}, which is off or unset there`;
  const variable = registry.find(({ variables }) => Object.hasOwn(variables, name))?.variables[name];
  if (!variable) return `is no variable of ${environment}.${suggestion(name, knownNames(facts))}`;

  const hasValue = (seen: Viewpoint) => resolveVariables(facts, seen).some((one) => one.name === name);
  const readers = Object.keys(facts.services).filter((service) => hasValue({ service }));
  if (isReadersOnly(variable) && readers.length > 0)
    return `is only in the files of its readers: say --service ${readers.join(', or --service ')}`;
  if (view !== 'environment' && hasValue('environment')) {
    const others = readersOf(variable).join(', ');
    return `is not read by ${view.service}; it is read by ${others === '' ? 'no service' : others}`;
  }
  if (variable.from === 'fact') {
    const reason = variable.basis === undefined ? '' : `: ${variable.basis}`;
    return `has no value in ${environment}${reason}`;
  }
  return variable.from === 'choice'
    ? `is not chosen yet: settings.${name} in ${files.stackFile(name)}`
    : `has no value in ${environment}: neither stacks/${environment}.ts nor what it extends sets it`;
}

const knownNames = ({ secrets }: Facts): string[] => [
  ...registry.flatMap(({ variables }) => Object.keys(variables)),
  ...Object.values(secrets).map(({ variable }) => variable),
];
