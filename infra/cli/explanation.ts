import { type SecretEntry, secretCatalogue } from '../catalogue/secrets.ts';
import { suggestion } from '../config/explain.ts';
import { built } from '../env/promises.ts';
import { registry } from '../env/registry.ts';
import { type ResolvedVariable, readersOf, resolveVariables } from '../env/resolve.ts';
import { isReadersOnly, type Variable, type Viewpoint } from '../env/variable.ts';
import type { Facts } from '../facts/contract.ts';
import { InputError } from '../problem.ts';
import { suspicions } from '../secret-guard/secret-guard.ts';

/** The files that give values, by the path of a fact: `settings.DB_HOST`, `domain`. */
export interface ValueFiles {
  /** The file that gives it, with its line where that is the stack file: `Pulumi.prod.yaml:40`; undefined where none does. */
  readonly giving: (path: readonly string[]) => string | undefined;
  /** Where in the stack file a choice is made, or to be made. */
  readonly choiceOf: (path: readonly string[]) => string;
}

/**
 * What a variable of an environment, or of one of its services, is; of a secret everything but the value. Lines for people.
 *
 * @throws InputError for one that has no value there, says why; for a name that nobody knows; for a value that looks like a secret.
 */
export function explanation(facts: Facts, name: string, view: Viewpoint, files: ValueFiles): string[] {
  const found = resolveVariables(facts, view).find((one) => one.name === name);
  if (found) return variableLines(found, facts, view, files);
  const secret = Object.entries(facts.secrets).find(([, { variable }]) => variable === name);
  if (secret) return secretLines(facts, secret[0], name);
  throw new InputError([{ path: [name], message: absence(facts, name, view, files) }]);
}

function variableLines(
  { name, value, section, variable, missing }: ResolvedVariable,
  facts: Facts,
  view: Viewpoint,
  files: ValueFiles,
): string[] {
  const problems = suspicions([{ name, value }]);
  if (problems.length > 0) throw new InputError(problems);
  const readers = readersOf(variable);
  return [
    `${name}=${value}`,
    `  ${variable.doc} (${section}; ${variable.type})`,
    `  from     ${source(name, variable, facts, view, files)}`,
    `  read by  ${readers.length === 0 ? 'whoever reads the environment’s file' : readers.join(', ')}`,
    ...(missing === undefined ? effect(name) : [`  declared, not built: ${missing}`]),
  ];
}

/** What makes a value true, where that is known. */
function effect(name: string): string[] {
  const found = built.find(({ variables }) => variables.some((one) => one === name));
  return found ? [`  built by ${found.by === 'readers' ? 'the programs that read it' : found.by}`] : [];
}

function source(name: string, variable: Variable, facts: Facts, view: Viewpoint, files: ValueFiles): string {
  const isFact = variable.from === 'fact';
  const paths = isFact ? pathsRead(facts, (own) => variable.value(own, view)) : [['settings', name]];
  const given = paths.flatMap((path) => {
    const file = files.giving(path);
    return file === undefined ? [] : [`${path.join('.')} in ${file}`];
  });
  const basis = isFact && variable.basis !== undefined ? [variable.basis] : [];
  if (basis.length + given.length > 0) return [...basis, ...given].join('; ');
  return isFact
    ? 'follows from the infrastructure'
    : 'an earlier update: neither the profile nor the stack file sets it now';
}

/** The paths of the values that a function takes from facts. */
function pathsRead(facts: Facts, read: (facts: Facts) => unknown): string[][] {
  const paths = new Map<string, string[]>();
  const recording = <T extends object>(target: T, at: readonly string[]): T =>
    new Proxy(target, {
      get: (object, key) => {
        const value: unknown = Reflect.get(object, key);
        if (typeof key === 'symbol' || !Object.hasOwn(object, key)) return value;
        const path = [...at, key];
        // Read further than that: what is inside counts.
        paths.delete(at.join('.'));
        paths.set(path.join('.'), path);
        return typeof value === 'object' && value !== null ? recording(value, path) : value;
      },
    });
  read(recording(structuredClone(facts), []));
  return [...paths.values()];
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
function absence(facts: Facts, name: string, view: Viewpoint, files: ValueFiles): string {
  const { environment } = facts;
  const missing = secretWith(name);
  if (missing)
    return `is a secret that ${environment} does not have: it exists only with ${missing.alertReceiver ? `${missing.alertReceiver} among the receivers of alerts` : missing.neededBy}, which is off or unset there`;
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
    ? `is not chosen yet: settings.${name} in ${files.choiceOf(['settings', name])}`
    : `has no value in ${environment}: neither stacks/${environment}.ts nor what it extends sets it`;
}

const knownNames = ({ secrets }: Facts): string[] => [
  ...registry.flatMap(({ variables }) => Object.keys(variables)),
  ...Object.values(secrets).map(({ variable }) => variable),
];
