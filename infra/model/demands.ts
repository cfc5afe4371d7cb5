import { catalogue, type ServiceId, serviceIds } from '../catalogue/services/catalogue.ts';
import type { Limits, ServiceEntry } from '../catalogue/services/service.ts';
import type { Profile } from './profile.ts';

/** What a service asks of the hosts in one environment. */
export interface Demand {
  readonly id: ServiceId;
  readonly entry: ServiceEntry;
  readonly limits: Limits;
  /** Replicas in the environment; of a service on every host, on each of them. */
  readonly replicas: number;
}

/** The limits and replicas of every service that the environment is to have: the profile's where it says something, otherwise the catalogue's. */
export function demands(profile: Profile): Demand[] {
  const wanted = serviceIds.filter((id) => isWanted(catalogue[id], profile));
  return wanted.map((id) => {
    const entry = catalogue[id];
    const { replicas = 1, ...limits } = profile.services[id] ?? {};
    return { id, entry, limits: { ...entry.limits, ...limits }, replicas };
  });
}

const isWanted = ({ monitoring, neededBy }: ServiceEntry, profile: Profile): boolean =>
  (!monitoring || profile.metricsEnabled) && (neededBy === undefined || profile[neededBy] !== undefined);
