import { catalogue, type ServiceId, serviceIds } from '../../catalogue/services/catalogue.ts';
import { gatewayMetrics } from '../../catalogue/services/web.ts';
import type { Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { passedPorts } from '../passed-ports.ts';
import type { Profile } from '../profile.ts';

/** Ports of the gateway itself: its health check, its metrics, and HTTP and HTTPS where it serves TLS. */
const gatewayPorts = ({ tls }: Profile): readonly (readonly [number, string])[] => [
  [22, 'the port of ssh'],
  [8080, 'the gateway’s health check'],
  [gatewayMetrics.port, 'the gateway’s metrics'],
  ...(tls
    ? ([
        [80, 'the gateway’s redirect'],
        [443, 'the gateway’s HTTPS'],
      ] as const)
    : []),
];

/** Two services on one port, a service on a port of the gateway, a port for a service that has none. */
export function portChecks({ ports: given = {} }: Partial<Config>, profile: Profile): Problem[] {
  const taken = new Map<number, string>(gatewayPorts(profile));
  // Ports that the stack file moves come last, so that a collision is shown where it was made.
  const ids = serviceIds.toSorted((a, b) => Number(given[a] !== undefined) - Number(given[b] !== undefined));
  return ids.flatMap((id) => {
    const path = ['ports', id];
    if (catalogue[id].port === undefined) {
      return given[id] === undefined ? [] : [{ path, message: 'has no port: nothing is published for it' }];
    }
    return portsOf(id, given[id], profile).flatMap((port) => {
      const other = taken.get(port);
      taken.set(port, id);
      if (other === undefined) return [];
      const owner = other in catalogue ? `also the port of ${other}` : other;
      return [{ path, message: `${port} is ${owner}; the gateway publishes each port once: give one of them another` }];
    });
  });
}

function portsOf(id: ServiceId, moved: number | undefined, { debugPortsExposed }: Profile): number[] {
  const { port, debugPort, peers } = catalogue[id];
  const passed = passedPorts(catalogue[id]);
  return [moved ?? port, debugPortsExposed ? debugPort : undefined, peers?.port, ...passed].filter(
    (one) => one !== undefined,
  );
}
