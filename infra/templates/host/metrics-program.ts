import { hostMetrics } from '../../catalogue/services/monitoring.ts';
import { shellProgram } from '../../shell.ts';

/** The program that writes the metrics of a host that a container cannot see: `metrics.sh`. */
export const metricsProgram = (): string =>
  shellProgram(new URL('./metrics.sh', import.meta.url), { directory: hostMetrics });
