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
