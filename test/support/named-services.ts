import { catalogue, serviceIds } from '../../infra/catalogue/services/catalogue.ts';

/**
 * The services whose places, routes and variables tests spell out. One that the catalogue gains is none of them: what it brings
 * is in the goldens.
 */
export const namedServices: ReadonlySet<string> = new Set([
  'orchestrator',
  'flux',
  'sd35',
  'comfyui',
  'gateway',
  'integration',
  'health-dashboard',
  'prometheus',
  'grafana',
  'node-exporter',
  'gpu-exporter',
]);

/** The ports of all others. */
export const otherPorts: ReadonlySet<number> = new Set(
  serviceIds
    .filter((id) => !namedServices.has(id))
    .flatMap((id) => {
      const { port, debugPort, metricsPort, intakePort, peers } = catalogue[id];
      return [port, debugPort, metricsPort, intakePort, peers?.port].filter((one) => one !== undefined);
    }),
);
