import type { ServiceEntry } from '../catalogue/services/service.ts';

/** The HTTP ports of a service beside its own, which the gateway passes on as they are. */
export const passedPorts = ({ publishesPorts, metricsPort, intakePort }: ServiceEntry): number[] =>
  publishesPorts ? [] : [metricsPort, intakePort].filter((port) => port !== undefined);
