import type { Environment, Secret, Service } from '../model/environment.ts';
import { contractVersion, type Facts, type ServiceFacts } from './contract.ts';

/** Directory in a container where its secrets are, unless its entry says otherwise. */
const secretsPath = '/run/secrets';

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
    ...(profile.tls && { tls: { ...profile.tls } }),
    networks: {
      genai: { ...networks.genai },
      monitoring: { ...networks.monitoring },
    },
    hosts: Object.fromEntries(
      hosts.map(({ role, name, reach, gpus }) => [
        role,
        { name, address: reach, gpus: gpus.map(({ model, memoryGib }) => ({ model, memoryGib })) },
      ]),
    ),
    services: Object.fromEntries(services.map((service) => [service.role, serviceFacts(service, environment)])),
    buckets: { ...cloud?.buckets },
    datasets: { ...cloud?.datasets },
    secrets: Object.fromEntries(
      secrets.map(({ role, id, entry }) => [role, { variable: entry.variable, ...(cloud && { id }) }]),
    ),
    tenants: [...tenants],
    restart: { ...profile.restart },
    logging: { ...profile.logging },
    healthCheck: { ...profile.healthCheck },
    hardening: { ...profile.hardening },
    debugPortsExposed: profile.debugPortsExposed,
    settings: { ...settings },
    settingNames: Object.keys(settings),
  };
}

function serviceFacts(
  { role, entry, limits, replicas, port, listens }: Service,
  environment: Environment,
): ServiceFacts {
  const hosts = environment.replicas.filter(({ service }) => service === role).map(({ host }) => host);
  return {
    alias: role,
    ...(port !== undefined && { port }),
    ...(listens !== undefined && { listens }),
    ...(entry.debugPort !== undefined && { debugPort: entry.debugPort }),
    hosts: [...new Set(hosts)],
    replicas: entry.spread === 'every-host' ? hosts.length : replicas,
    everyHost: entry.spread === 'every-host',
    networks: [...entry.networks],
    memoryGib: limits.memoryGib,
    cpus: limits.cpus,
    ...(limits.gpuMemoryGib !== undefined && { gpuMemoryGib: limits.gpuMemoryGib }),
    reads: [...(entry.reads ?? [])],
    secretFiles: Object.fromEntries(
      environment.secrets
        .filter((secret) => entry.secrets?.includes(secret.role))
        .map((secret) => [secret.role, secretFile(secret, entry.secretsPath)]),
    ),
  };
}

/** Where a container finds a secret. */
const secretFile = (secret: Secret, directory: string = secretsPath): string =>
  `${directory}/${secret.entry.file ?? secret.role}`;
