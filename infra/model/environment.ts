import type { NetworkId } from '../catalogue/services/service.ts';
import { type Config, unset } from '../config/schema.ts';
import { notYetTold, shapeOf } from '../config/shape.ts';
import { InputError } from '../problem.ts';
import { type Alerting, alertingOf } from './alerting.ts';
import { type Cloud, cloudOf } from './cloud.ts';
import { demands } from './demands.ts';
import { type Deployment, deploymentsOf } from './deployments.ts';
import { type Grant, grantsOf } from './grants.ts';
import { type Host, hostsOf } from './hosts.ts';
import { firstHost } from './ip.ts';
import type { NameScope } from './names.ts';
import { peersOf } from './peers.ts';
import { place, type Replica } from './placement.ts';
import type { NetworkProfile, Profile, Scalar } from './profile.ts';
import { type Secret, secretsOf } from './secrets.ts';
import { type Service, serviceOf } from './services.ts';
import { validate } from './validation/validation.ts';

/** A Docker network of each host. */
export interface DockerNetwork extends NetworkProfile {
  /** The address of the host on it: the first of the range. */
  readonly gateway: string;
}

/** Everything that an environment consists of. */
export interface Environment {
  readonly scope: NameScope;
  readonly product: string;
  readonly profile: Profile;
  readonly hosts: readonly Host[];
  /** The services that run somewhere. */
  readonly services: readonly Service[];
  readonly replicas: readonly Replica[];
  readonly networks: Readonly<Record<NetworkId, DockerNetwork>>;
  readonly secrets: readonly Secret[];
  readonly deployments: readonly Deployment[];
  /** The rights of the hosts' accounts on Google Cloud; none where there is no cloud. */
  readonly grants: readonly Grant[];
  readonly cloud: Cloud | undefined;
  /** How people are told of alerts; undefined where they are not. */
  readonly alerting: Alerting | undefined;
  readonly tenants: readonly string[];
  /** The profile's settings, and the operator's choices that are made. */
  readonly settings: Readonly<Record<string, Scalar>>;
  /** Registries that want the operator's credentials. */
  readonly registries: readonly string[];
}

/**
 * What an environment consists of, from what the operator wrote and what its profile says.
 *
 * @throws InputError with every problem at once: of shape, and of what contradicts something else. The latter are looked for
 * even where other values are malformed.
 */
export function environmentOf(raw: unknown, profile: Profile): Environment {
  const { config, wellFormed, lacksHosts, problems } = shapeOf(raw, profile.platform);
  const all = [...problems, ...notYetTold(validate(wellFormed, profile, lacksHosts), problems)];
  if (!config || all.length > 0) throw new InputError(all);
  return specify(config, profile);
}

function specify(config: Config, profile: Profile): Environment {
  const { prefix, product, project } = config;
  const scope: NameScope = { prefix, environment: profile.environment, project, infix: profile.infix };
  const hosts = hostsOf(config, scope);
  const needs = demands(profile);
  const { replicas } = place(hosts, needs);
  const cloud = cloudOf(config, scope, profile);
  const secrets = secretsOf(config, profile, scope);
  const services = needs
    .filter(({ id }) => replicas.some(({ service }) => service === id))
    .map((need) => serviceOf(need, config, profile, secrets, peersOf({ profile, hosts, replicas }, need)));
  const deployments = deploymentsOf(config, hosts);

  const network = (id: NetworkId) => {
    const subnet = config.networks[id] ?? profile.networks[id].subnet;
    return { ...profile.networks[id], subnet, gateway: firstHost(subnet) };
  };
  return {
    scope,
    product,
    profile,
    hosts,
    services,
    replicas,
    networks: { genai: network('genai'), monitoring: network('monitoring') },
    secrets,
    deployments,
    grants: cloud ? grantsOf({ services, replicas, deployments, secrets }) : [],
    cloud,
    alerting: alertingOf(config, profile),
    tenants: Object.keys(config.tenants).sort(),
    settings: { ...profile.settings, ...chosen(config.settings) },
    registries: config.registries,
  };
}

const chosen = (settings: Readonly<Record<string, Scalar | undefined>>): Record<string, Scalar> =>
  Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, Scalar] => entry[1] !== undefined && entry[1] !== unset),
  );
