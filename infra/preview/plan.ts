import { secretCommand } from '../catalogue/secrets.ts';
import { costsOf } from '../costs/costs.ts';
import { pricesDate } from '../costs/prices.ts';
import { missingChoices, resolveVariables } from '../env/resolve.ts';
import { serviceUrl } from '../env/urls.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { toFillIn } from '../model/to-fill-in.ts';
import { warningsOf } from '../model/warnings.ts';
import { evaluate } from '../policy/evaluate.ts';
import type { Day } from '../policy/exceptions.ts';
import { subjectOf } from '../policy/subject.ts';
import type { PlacedHost, Plan } from './plan-document.ts';
import type { PlannedResource } from './resource.ts';
import { isComponent } from './tree.ts';

/** Puts together what a preview tells on a day. */
export function planOf(
  environment: Environment,
  facts: Facts,
  resources: readonly PlannedResource[],
  today: Day,
): Plan {
  const { violations, excepted, warnings } = evaluate(subjectOf(environment, facts, resources), today);
  const asRecord = (view: Parameters<typeof resolveVariables>[1]) =>
    Object.fromEntries(resolveVariables(facts, view).map(({ name, value }) => [name, value]));
  const blocking = toFillIn(environment);
  const services = Object.keys(facts.services).map((service) => [service, asRecord({ service })] as const);
  return {
    environment: facts.environment,
    product: facts.product,
    project: facts.project,
    zone: facts.zone ?? null,
    count: resources.filter((resource) => !isComponent(resource)).length,
    resources: [...resources],
    placement: environment.hosts.map((host) => placedHost(environment, host)),
    costs: environment.cloud ? monthlyCosts(resources) : null,
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
    declaredNotBuilt: resolveVariables(facts, 'environment').flatMap(({ name, value, missing }) =>
      missing === undefined ? [] : [{ variable: name, value, missing }],
    ),
    toFillIn: [
      ...blocking.map((path) => ({ path, blocksUp: true })),
      ...(environment.cloud?.admins.groups.length === 0 ? [{ path: ['admins', 'groups'], blocksUp: false }] : []),
      ...(environment.cloud
        ? missingChoices(facts)
            .filter((name) => !blocking.some(([, setting]) => setting === name))
            .map((name) => ({ path: ['settings', name], blocksUp: false }))
        : []),
    ],
    warnings: [...warningsOf(environment), ...warnings],
    secretsToSet: environment.cloud
      ? environment.secrets
          .filter(({ entry }) => entry.origin === 'foreign')
          .map(({ id, name }) => ({ name, command: secretCommand(environment.scope.environment, id) }))
      : [],
    violations: [...violations],
    exceptions: [...excepted],
  };
}

function monthlyCosts(resources: readonly PlannedResource[]): NonNullable<Plan['costs']> {
  const owned = resources.map(({ type, parent, inputs }) => ({ type, owner: parent.split('::').at(-1) ?? '', inputs }));
  const { usd, components, byUse } = costsOf(owned);
  return {
    currency: 'USD',
    pricesOf: pricesDate(),
    perMonth: cents(usd),
    components: components.map(({ owner, items }) => ({
      component: owner,
      items: items.map((item) => ({ what: item.what, perMonth: item.usd === undefined ? null : cents(item.usd) })),
    })),
    paidByUse: [...byUse],
  };
}

const cents = (usd: number): number => Math.round(usd * 100) / 100;

function placedHost({ replicas, services }: Environment, host: Environment['hosts'][number]): PlacedHost {
  const here = replicas.filter((replica) => replica.host === host.id);
  const limits = (id: string) => services.find((service) => service.id === id)?.limits;
  const sum = (of: typeof here, amount: (id: string) => number) =>
    of.reduce((total, { service }) => total + amount(service), 0);
  return {
    host: host.id,
    name: host.name,
    machine: host.machine,
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
