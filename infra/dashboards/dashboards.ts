import { containers } from './containers.ts';
import type { Dashboard } from './dashboard.ts';
import { gateway } from './gateway.ts';
import { gpus } from './gpus.ts';
import { hosts } from './hosts.ts';
import { logs } from './logs.ts';
import { overview } from './overview.ts';
import { services } from './services.ts';

/** The dashboards of an environment, in the order of Grafana's list. */
export const dashboards: readonly Dashboard[] = [overview, services, gateway, logs, hosts, containers, gpus];
