import { secretCommand } from '../catalogue/secrets.ts';
import { missingChoices, resolveVariables } from '../env/resolve.ts';
import { serviceUrl } from '../env/urls.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { toFillIn } from '../model/to-fill-in.ts';
import { evaluate, type Violation } from '../policy/evaluate.ts';
import type { PlannedResource } from './resource.ts';
import { isComponent } from './tree.ts';

/** Where one replica runs. */
export interface PlacedReplica {
  readonly service: string;
  readonly replica: number;
  readonly gpu: number | null;
  readonly memoryGib: number;
  readonly cpus: number;
  readonly gpuMemoryGib: number | null;
  /** How a new version replaces it, and why not start-first. */
  readonly update: string;
  readonly reason: string | null;
}

/** A host, what runs on it, and what remains. */
export interface PlacedHost {
  readonly host: string;
  readonly name: string;
  readonly kind: string;
  readonly cpus: number;
  readonly memoryGib: number;
  readonly memoryFreeGib: number;
  readonly gpus: readonly { readonly model: string; readonly memoryGib: number; readonly freeGib: number }[];
  readonly replicas: readonly PlacedReplica[];
}

/** Everything that a preview tells, as data: the document of `--json`. */
export interface Plan {
  readonly environment: string;
  readonly product: string;
  readonly project: string;
  readonly zone: string | null;
  /** Number of resources, components not counted. */
  readonly count: number;
  readonly resources: readonly PlannedResource[];
  readonly placement: readonly PlacedHost[];
  /** Service → its address for people and for the environment's `.env`. */
  readonly urls: Readonly<Record<string, string>>;
  readonly outputs: Facts;
  /** Variables of the environment, and of each service that reads any. */
  readonly variables: {
    readonly environment: Readonly<Record<string, string>>;
    readonly services: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  /** Paths in the stack file that are still to be chosen; `up` refuses as long as an image is among them. */
  readonly toFillIn: readonly { readonly path: readonly string[]; readonly blocksUp: boolean }[];
  /** Secrets from outside, by their names in Secret Manager, with the command that sets each once its slot exists. */
  readonly secretsToSet: readonly { readonly name: string; readonly command: string }[];
  readonly violations: readonly Violation[];
  /** Violations that the profile allows. */
  readonly exceptions: readonly Violation[];
}

/** Puts together what a preview tells. */
export function planOf(environment: Environment, facts: Facts, resources: readonly PlannedResource[]): Plan {
  const found = evaluate(resources, environment.profile.policyExceptions);
  const asRecord = (view: Parameters<typeof resolveVariables>[1]) =>
    Object.fromEntries(resolveVariables(facts, view).map(({ name, value }) => [name, value]));
  const services = Object.keys(facts.services).map((service) => [service, asRecord({ service })] as const);
  return {
    environment: facts.environment,
    product: facts.product,
    project: facts.project,
    zone: facts.zone ?? null,
    count: resources.filter((resource) => !isComponent(resource)).length,
    resources,
    placement: environment.hosts.map((host) => placedHost(environment, host)),
    urls: Object.fromEntries(
      Object.keys(facts.services).flatMap((service) => {
        const url = serviceUrl(facts, 'environment', service);
        return url === undefined ? [] : [[service, url]];
      }),
    ),
    outputs: facts,
    variables: {
      environment: asRecord('environment'),
      services: Object.fromEntries(services.filter(([, variables]) => Object.keys(variables).length > 0)),
    },
    toFillIn: [
      ...toFillIn(environment).map((path) => ({ path, blocksUp: true })),
      ...(environment.cloud?.admins.groups.length === 0 ? [{ path: ['admins', 'groups'], blocksUp: false }] : []),
      ...(environment.cloud
        ? missingChoices(facts).map((name) => ({ path: ['settings', name], blocksUp: false }))
        : []),
    ],
    secretsToSet: environment.cloud
      ? environment.secrets
          .filter(({ entry }) => entry.origin === 'foreign')
          .map(({ id, name }) => ({ name, command: secretCommand(environment.scope.environment, id) }))
      : [],
    violations: found.filter(({ exception }) => !exception),
    exceptions: found.filter(({ exception }) => exception),
  };
}

function placedHost({ replicas, services }: Environment, host: Environment['hosts'][number]): PlacedHost {
  const here = replicas.filter((replica) => replica.host === host.id);
  const limits = (id: string) => services.find((service) => service.id === id)?.limits;
  const sum = (of: typeof here, amount: (id: string) => number) =>
    of.reduce((total, { service }) => total + amount(service), 0);
  return {
    host: host.id,
    name: host.name,
    kind: host.kind,
    cpus: host.cpus,
    memoryGib: host.memoryGib,
    memoryFreeGib: host.memoryGib - sum(here, (id) => limits(id)?.memoryGib ?? 0),
    gpus: host.gpus.map(({ model, memoryGib }, index) => ({
      model,
      memoryGib,
      freeGib:
        memoryGib -
        sum(
          here.filter(({ gpu }) => gpu === index),
          (id) => limits(id)?.gpuMemoryGib ?? 0,
        ),
    })),
    replicas: here.map(({ service, index, gpu, update, reason }) => ({
      service,
      replica: index,
      gpu: gpu ?? null,
      memoryGib: limits(service)?.memoryGib ?? 0,
      cpus: limits(service)?.cpus ?? 0,
      gpuMemoryGib: limits(service)?.gpuMemoryGib ?? null,
      update,
      reason: reason ?? null,
    })),
  };
}
