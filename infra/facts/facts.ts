import type { DockerNetwork, Environment } from '../model/environment.ts';
import { infrastructureSettings } from '../model/infrastructure-settings.ts';
import type { Service } from '../model/services.ts';
import { contractVersion, type Facts, type ServiceFacts } from './contract.ts';

/** The plain values that follow from a specification: all computed, so all known before anything exists. */
export function factsOf(environment: Environment): Facts {
  const { scope, product, profile, hosts, services, networks, secrets, cloud, tenants, settings } = environment;
  return {
    contract: contractVersion,
    environment: scope.environment,
    prefix: scope.prefix,
    product,
    project: scope.project,
    ...(cloud && { region: cloud.region, zone: cloud.zone, domain: cloud.domain }),
    networks: { genai: addressesOf(networks.genai), monitoring: addressesOf(networks.monitoring) },
    hosts: Object.fromEntries(
      hosts.map(({ id, name, hostname, gpus }) => [
        id,
        { name, hostname, gpus: gpus.map(({ model, memoryGib }) => ({ model, memoryGib })) },
      ]),
    ),
    services: Object.fromEntries(services.map((service) => [service.id, serviceFacts(service, environment)])),
    buckets: { ...cloud?.buckets },
    datasets: { ...cloud?.datasets },
    secrets: Object.fromEntries(
      secrets.map(({ id, name, entry }) => [id, { variable: entry.variable, ...(cloud && { name }) }]),
    ),
    tenants: [...tenants],
    ...infrastructureSettings.parse(profile),
    settings: { ...settings },
    settingNames: Object.keys(settings),
  };
}

const addressesOf = ({ name, subnet, gateway }: DockerNetwork) => ({ name, subnet, gateway });

function serviceFacts(
  { id, entry, limits, port, listens, secretFiles }: Service,
  environment: Environment,
): ServiceFacts {
  const hosts = environment.replicas.filter(({ service }) => service === id).map(({ host }) => host);
  return {
    alias: id,
    ...(port !== undefined && { port }),
    ...(listens !== undefined && { listens }),
    ...(entry.debugPort !== undefined && { debugPort: entry.debugPort }),
    hosts: [...new Set(hosts)],
    replicas: hosts.length,
    mode: entry.mode,
    networks: [...entry.networks],
    memoryGib: limits.memoryGib,
    cpus: limits.cpus,
    ...(limits.gpuMemoryGib !== undefined && { gpuMemoryGib: limits.gpuMemoryGib }),
    reads: [...(entry.reads ?? [])],
    secretFiles: Object.fromEntries(secretFiles.map(({ secret, path }) => [secret.id, path])),
  };
}
