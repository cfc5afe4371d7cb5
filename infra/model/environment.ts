import { type SecretEntry, type SecretRole, secretCatalogue, secretRoles } from '../catalogue/secrets.ts';
import type { ServiceRole } from '../catalogue/services/catalogue.ts';
import type { NetworkRole } from '../catalogue/services/service.ts';
import { type BucketRole, buckets, type DatasetRole, datasets } from '../catalogue/storage.ts';
import { type Config, unset } from '../config/schema.ts';
import { shapeOf } from '../config/shape.ts';
import { InputError } from '../problem.ts';
import { contradictions } from './contradictions.ts';
import { type Demand, demands } from './demands.ts';
import { type Host, hostsOf } from './hosts.ts';
import { firstHost } from './ip.ts';
import { firstHostRole, type NameScope, names } from './names.ts';
import { place, type Replica } from './placement.ts';
import type { Profile, Scalar } from './profile.ts';

/** A service of the environment. */
export interface Service extends Demand {
  /** The port it listens on in its container. */
  readonly listens: number | undefined;
  /** The port under which its gateway publishes it. */
  readonly port: number | undefined;
  /** Image reference, or `unset`. */
  readonly image: string;
}

/** A secret of the environment: its name and its readers, never its value. */
export interface Secret {
  readonly role: SecretRole;
  readonly entry: SecretEntry;
  /** Its id in Secret Manager. */
  readonly id: string;
  /** Raised to rotate a generated secret. */
  readonly generation: number;
  /** Roles of the hosts whose VM may read it. */
  readonly hosts: readonly string[];
}

/** What exists on Google Cloud. */
export interface Cloud {
  readonly region: string;
  readonly zone: string;
  readonly domain: string;
  readonly range: string;
  readonly admins: {
    readonly groups: readonly string[];
    readonly addresses: readonly string[];
    readonly accessPolicy?: string | undefined;
  };
  readonly hostImage: string;
  readonly buckets: Readonly<Record<BucketRole, string>>;
  readonly datasets: Readonly<Record<DatasetRole, string>>;
}

/** Applications on hosts that this program gives variables, and that somebody else installs. */
export interface Deployment {
  readonly name: string;
  /** The applications in it. */
  readonly readers: readonly string[];
  readonly hosts: readonly Host[];
  /** Its `.env` on the host. */
  readonly file: string;
  /** What is restarted when its variables change. */
  readonly restart: { readonly compose: string } | { readonly unit: string };
  /** URL that the host asks whether it is healthy. */
  readonly health: string;
  readonly healthyWithinSeconds: number;
}

/** Everything that an environment consists of. */
export interface Environment {
  readonly scope: NameScope;
  readonly product: string;
  readonly profile: Profile;
  readonly hosts: readonly Host[];
  readonly services: readonly Service[];
  readonly replicas: readonly Replica[];
  readonly networks: Readonly<
    Record<NetworkRole, { readonly name: string; readonly subnet: string; readonly gateway: string }>
  >;
  readonly secrets: readonly Secret[];
  readonly cloud: Cloud | undefined;
  readonly tenants: readonly string[];
  /** The profile's settings, and the operator's choices that are made. */
  readonly settings: Readonly<Record<string, Scalar>>;
  /** Registries that want the operator's credentials. */
  readonly registries: readonly string[];
  readonly deployments: readonly Deployment[];
}

/**
 * What an environment consists of, from what the operator wrote and what its profile says.
 *
 * @throws InputError with every problem at once: of shape, and of what contradicts something else. The latter are looked for
 * even where other values are malformed.
 */
export function environmentOf(raw: unknown, profile: Profile): Environment {
  const { config, wellFormed, lacksHosts, problems } = shapeOf(raw, profile.platform);
  const all = [...problems, ...contradictions(wellFormed, profile, lacksHosts)];
  if (!config || all.length > 0) throw new InputError(all);
  return specify(config, profile);
}

function specify(config: Config, profile: Profile): Environment {
  const { prefix, product, project } = config;
  const scope: NameScope = { prefix, environment: profile.environment, project, infix: profile.infix };
  const hosts = hostsOf(config, scope);
  const needs = demands(profile);
  const { replicas } = place(hosts, needs);

  const network = (role: NetworkRole) => {
    const subnet = config.networks[role] ?? profile.networks[role].subnet;
    return { name: profile.networks[role].name, subnet, gateway: firstHost(subnet) };
  };
  return {
    scope,
    product,
    profile,
    hosts,
    services: needs.map((need) => serviceOf(need, config)),
    replicas,
    networks: { genai: network('genai'), monitoring: network('monitoring') },
    secrets: secretsOf(config, profile, scope, replicas, needs),
    cloud: cloudOf(config, scope),
    tenants: Object.keys(config.tenants).sort(),
    settings: { ...profile.settings, ...chosen(config.settings) },
    registries: config.registries,
    deployments: deploymentsOf(config, hosts),
  };
}

function serviceOf(need: Demand, { images, ports }: Config): Service {
  const { role, entry } = need;
  return {
    ...need,
    listens: entry.port,
    port: entry.port && (ports[role] ?? entry.port),
    image: images[role] ?? unset,
  };
}

function secretsOf(
  config: Config,
  profile: Profile,
  scope: NameScope,
  replicas: readonly Replica[],
  needs: readonly Demand[],
): Secret[] {
  const hostsOfService = (role: ServiceRole) =>
    replicas.filter(({ service }) => service === role).map(({ host }) => host);
  return secretRoles
    .filter((role) => isNeeded(secretCatalogue[role], profile))
    .map((role) => {
      const entry = secretCatalogue[role];
      const readers = needs
        .filter((need) => need.entry.secrets?.includes(role))
        .flatMap((need) => hostsOfService(need.role));
      const hosts = new Set([...readers, ...(entry.applications ? [firstHostRole] : [])]);
      return {
        role,
        entry,
        id: names.secret(scope, role),
        generation: config.secretGenerations[role] ?? 1,
        hosts: [...hosts],
      };
    });
}

const isNeeded = ({ neededBy }: SecretEntry, { settings }: Profile): boolean =>
  neededBy === undefined || (settings[neededBy] ?? false) !== false;

const deploymentsOf = (config: Config, hosts: readonly Host[]): Deployment[] =>
  Object.entries(config.deployments).map(([name, { hosts: roles, compose, unit = '', ...rest }]) => ({
    name,
    ...rest,
    hosts: roles.flatMap((role) => hosts.filter((host) => host.role === role)),
    restart: compose === undefined ? { unit } : { compose },
  }));

function cloudOf(config: Config, scope: NameScope): Cloud | undefined {
  if (!('zone' in config)) return undefined;
  const named = <R extends string>(roles: object, name: (scope: NameScope, role: string) => string) =>
    Object.fromEntries(Object.keys(roles).map((role) => [role, name(scope, role)])) as Record<R, string>;
  return {
    region: config.region,
    zone: config.zone,
    domain: config.domain,
    range: config.network.range,
    admins: config.admins,
    hostImage: config.hostImage,
    buckets: named<BucketRole>(buckets, names.bucket),
    datasets: named<DatasetRole>(datasets, names.dataset),
  };
}

const chosen = (settings: Readonly<Record<string, Scalar | undefined>>): Record<string, Scalar> =>
  Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, Scalar] => entry[1] !== undefined && entry[1] !== unset),
  );
