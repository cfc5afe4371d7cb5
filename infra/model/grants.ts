import { type Access, buckets, datasets } from '../catalogue/storage.ts';
import type { Deployment } from './deployments.ts';
import type { Replica } from './placement.ts';
import type { Secret } from './secrets.ts';
import { type Service, secretReaders } from './services.ts';

/** What a right is on: a secret, bucket or dataset by its id, or the project. */
export type GrantTarget =
  | { readonly kind: 'secret' | 'bucket' | 'dataset'; readonly id: string }
  | { readonly kind: 'project' };

/** A right of a host's account, and who on that host is the reason for it. */
export interface Grant {
  /** Id of the host whose VM's account has it. */
  readonly host: string;
  readonly on: GrantTarget;
  /** IAM role: `roles/storage.objectUser`. */
  readonly role: string;
  /** The services and applications on the host that need it. */
  readonly readers: readonly string[];
}

/** What rights follow from. */
export interface GrantSources {
  readonly services: readonly Service[];
  readonly replicas: readonly Replica[];
  readonly deployments: readonly Deployment[];
  readonly secrets: readonly Secret[];
}

/**
 * The rights of the hosts' accounts: for each service and application on a host those that it needs, and nothing else.
 *
 * A right to a secret is on that secret alone (policy rule 33). Who works with a dataset also runs jobs, which belong to the project.
 */
export function grantsOf(sources: GrantSources): Grant[] {
  const { secrets, services } = sources;
  const needs = [
    ...secrets.flatMap((secret) => {
      const on = { kind: 'secret', id: secret.id } as const;
      const readers = secretReaders(services, secret);
      return [
        ...readers.map((reader) => need(reader, on, 'roles/secretmanager.secretAccessor')),
        // Since when it has its value, which the host tells Prometheus: of services, whose secrets it fetches.
        ...readers
          .filter((reader) => services.some((service) => service.id === reader))
          .map((reader) => need(reader, on, 'roles/secretmanager.viewer')),
      ];
    }),
    ...Object.entries(buckets).flatMap(([id, { access }]) => accessNeeds({ kind: 'bucket', id }, access)),
    ...Object.entries(datasets).flatMap(([id, { access }]) => [
      ...accessNeeds({ kind: 'dataset', id }, access),
      ...Object.keys(access).map((reader) => need(reader, { kind: 'project' }, 'roles/bigquery.jobUser')),
    ]),
  ];
  const located = needs.flatMap(({ reader, on, role }) =>
    hostsOf(reader, sources).map((host) => ({ host, on, role, reader })),
  );
  const alike = Map.groupBy(located, ({ host, on, role }) => JSON.stringify([host, on, role]));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ host: first.host, on: first.on, role: first.role, readers: unique(group.map((one) => one.reader)) }]
      : [];
  });
}

const need = (reader: string, on: GrantTarget, role: string) => ({ reader, on, role });

const accessNeeds = (on: GrantTarget, access: Access) =>
  Object.entries(access).map(([reader, role]) => need(reader, on, role));

/** The hosts on which a service has a replica, or an application is deployed. */
const hostsOf = (reader: string, { replicas, deployments }: GrantSources): string[] =>
  unique([
    ...replicas.filter(({ service }) => service === reader).map(({ host }) => host),
    ...deployments
      .filter(({ readers }) => readers.some((one) => one === reader))
      .flatMap(({ hosts }) => hosts.map(({ id }) => id)),
  ]);

const unique = (values: readonly string[]): string[] => [...new Set(values)];
