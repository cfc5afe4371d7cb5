import type { Dashboard } from './dashboard.ts';

const of = 'service=~"$service"';

/** What each service is asked, how it answers, and what waits. */
export const services: Dashboard = {
  id: 'services',
  title: 'Services',
  filters: ['service'],
  rows: [
    {
      title: 'Requests',
      panels: [
        {
          title: 'Requests',
          as: 'lines',
          unit: 'reqps',
          queries: { '{{service}}': `sum by (service) (rate(haproxy_backend_http_responses_total{${of}}[5m]))` },
        },
        {
          title: 'Failed requests',
          as: 'lines',
          unit: 'percentunit',
          queries: { '{{service}}': `service:request_errors:ratio_rate5m{${of}}` },
        },
        {
          title: 'In work',
          as: 'lines',
          unit: 'short',
          queries: { '{{service}}': `sum by (service) (haproxy_backend_current_sessions{${of}})` },
        },
        {
          title: 'Waiting for a replica',
          as: 'lines',
          unit: 'short',
          queries: { '{{service}}': `sum by (service) (haproxy_backend_current_queue{${of}})` },
        },
      ],
    },
    {
      title: 'Time until the answer begins',
      panels: (['p50', 'p95', 'p99'] as const).map((quantile) => ({
        title: { p50: 'Half of the requests', p95: '95 %', p99: '99 %' }[quantile],
        as: 'lines',
        unit: 's',
        queries: { '{{service}}': `service:response_seconds:${quantile}_rate5m{${of}}` },
      })),
    },
    {
      title: 'Logs',
      panels: [
        {
          title: 'Lines',
          as: 'lines',
          unit: 'short',
          from: 'loki',
          queries: { '{{service}}': `sum by (service) (count_over_time({${of}, kind="application"}[5m]))` },
        },
        { title: 'Logs', as: 'log', from: 'loki', queries: { lines: `{${of}, kind="application"}` } },
      ],
    },
  ],
};
