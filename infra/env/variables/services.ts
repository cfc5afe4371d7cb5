import { type SecretId, secretCatalogue } from '../../catalogue/secrets.ts';
import { catalogue, serviceIds } from '../../catalogue/services/catalogue.ts';
import type { ServiceEntry } from '../../catalogue/services/service.ts';
import type { Facts, ServiceFacts } from '../../facts/contract.ts';
import { serviceUrl } from '../urls.ts';
import { type FactVariable, factsFor } from '../variable.ts';

/** The beginning of the names of a service's variables: `HEALTH_DASHBOARD` of `health-dashboard`. */
export const variablePrefix = (id: string): string => id.toUpperCase().replaceAll('-', '_');

/** The documents write whole and half cores with one decimal: `4.0`. */
const cores = (cpus: number): string => (Number.isInteger(cpus) ? cpus.toFixed(1) : String(cpus));

/**
 * The variables that each service of the catalogue has because it exists: its port, its URL and, for those that generate
 * images, its limits. A new entry brings its own.
 */
export function serviceVariables(): Record<string, FactVariable> {
  return Object.assign({}, ...serviceIds.map((id) => variablesOf(id, catalogue[id])));
}

function variablesOf(id: string, entry: ServiceEntry): Record<string, FactVariable> {
  const prefix = variablePrefix(id);
  const own = factsFor(id, 'operator');
  const everyone = factsFor('application', id);
  const from = (pick: (service: ServiceFacts, facts: Facts) => string | number | undefined) => (facts: Facts) => {
    const service = facts.services[id];
    return service && pick(service, facts);
  };
  const basis = `catalogue entry ${id}`;
  const variables: Record<string, FactVariable> = {};
  if (entry.port !== undefined) {
    variables[entry.portVariable ?? `${prefix}_PORT`] = own(
      'port',
      `Port of ${entry.name}`,
      (facts, view) => (view === 'environment' ? facts.services[id]?.port : facts.services[id]?.listens),
      basis,
    );
    if (entry.mode === 'replicated') {
      variables[`${prefix}_URL`] = everyone(
        'url',
        `URL of ${entry.name}: ${entry.does}`,
        (facts, view) => serviceUrl(facts, view, id),
        basis,
      );
    }
  }
  if (entry.debugPort !== undefined) {
    variables[`${prefix}_DEBUG_PORT`] = own(
      'port',
      `Debug port of ${entry.name}`,
      from((service, facts) => (facts.debugPortsExposed ? service.debugPort : undefined)),
      basis,
    );
  }
  if (entry.reads?.includes('generation')) {
    variables[`${prefix}_MEMORY_LIMIT`] = own(
      'size',
      `Memory that one replica of ${entry.name} may use`,
      from((service) => `${service.memoryGib}GB`),
      basis,
    );
    variables[`${prefix}_CPU_LIMIT`] = own(
      'number',
      `CPU cores that one replica of ${entry.name} may use`,
      from((service) => cores(service.cpus)),
      basis,
    );
    if (entry.limits.gpuMemoryGib !== undefined) {
      variables[`${prefix}_GPU_MEMORY_LIMIT`] = own(
        'size',
        `GPU memory that one replica of ${entry.name} may use`,
        from((service) => service.gpuMemoryGib && `${service.gpuMemoryGib}GB`),
        basis,
      );
    }
    variables[`${prefix}_REPLICAS`] = own(
      'integer',
      `Number of replicas of ${entry.name}; one where this is not set`,
      from((service) => (service.replicas > 1 ? service.replicas : undefined)),
      basis,
    );
  }
  return variables;
}

/**
 * Where a container finds its secrets: `<SECRET>_FILE` holds a path, never a value (document 003 reads passwords that way).
 * Each service sees the paths of the secrets that it names.
 */
export function secretFileVariables(): Record<string, FactVariable> {
  const variables: Record<string, FactVariable> = {};
  for (const [secret, { variable }] of Object.entries(secretCatalogue)) {
    const readers = serviceIds.filter((id) => catalogue[id].secrets?.includes(secret as SecretId));
    if (readers.length === 0) continue;
    variables[`${variable}_FILE`] = {
      ...factsFor(...readers)('path', `File in the container that holds the secret ${secret}`, (facts, view) =>
        view === 'environment' ? undefined : facts.services[view.service]?.secretFiles[secret],
      ),
      readersOnly: true,
    };
  }
  return variables;
}
