import { serviceLevels } from '../catalogue/alerts/service-levels.ts';
import type { Dashboard } from './dashboard.ts';

const budget = 1 - serviceLevels.availability;

/** Is all well, and since when not? */
export const overview: Dashboard = {
  id: 'overview',
  title: 'Overview',
  filters: [],
  rows: [
    {
      title: 'Now',
      panels: [
        {
          title: 'Alerts',
          as: 'table',
          queries: { alerts: 'ALERTS{alertstate="firing", alertname!="Watchdog"} or vector(0)' },
        },
        {
          title: 'Replicas that do not answer',
          as: 'number',
          unit: 'short',
          queries: { replicas: 'sum(service:replicas:wanted) - sum(up == 1)' },
          limits: [1, 2],
        },
        {
          title: 'Requests',
          as: 'number',
          unit: 'reqps',
          queries: { requests: 'sum(rate(haproxy_backend_http_responses_total[5m]))' },
        },
      ],
    },
    {
      title: 'Service levels',
      panels: [
        {
          title: 'Failed requests',
          as: 'lines',
          unit: 'percentunit',
          queries: { '{{service}}': 'service:request_errors:ratio_rate5m' },
          limits: [budget, 0.05],
        },
        {
          title: 'Of thirty days’ errors used up in the last three days',
          as: 'lines',
          unit: 'percentunit',
          queries: { '{{service}}': `service:request_errors:ratio_rate3d / ${budget.toFixed(4)} / 10` },
          about: 'More than a tenth: faster than the service level allows.',
          limits: [0.1, 1],
        },
        {
          title: 'One answer in twenty takes longer than',
          as: 'lines',
          unit: 's',
          queries: { '{{service}}': 'service:response_seconds:p95_rate5m' },
        },
        {
          title: 'One answer in a hundred takes longer than',
          as: 'lines',
          unit: 's',
          queries: { '{{service}}': 'service:response_seconds:p99_rate5m' },
        },
      ],
    },
  ],
};
