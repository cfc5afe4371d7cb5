import type { Dashboard } from './dashboard.ts';

const on = 'host=~"$host"';

/** The gateways: who comes in, what is answered, what is refused. */
export const gateway: Dashboard = {
  id: 'gateway',
  title: 'Gateways',
  filters: ['host'],
  rows: [
    {
      title: 'Traffic',
      panels: [
        {
          title: 'Answers by status',
          as: 'lines',
          unit: 'reqps',
          queries: { '{{code}}': `sum by (code) (rate(haproxy_frontend_http_responses_total{${on}}[5m]))` },
        },
        {
          title: 'Connections',
          as: 'lines',
          unit: 'short',
          queries: { '{{host}} {{proxy}}': `haproxy_frontend_current_sessions{${on}}` },
        },
        {
          title: 'Bytes',
          as: 'lines',
          unit: 'Bps',
          queries: {
            'in, {{host}}': `sum by (host) (rate(haproxy_frontend_bytes_in_total{${on}}[5m]))`,
            'out, {{host}}': `sum by (host) (rate(haproxy_frontend_bytes_out_total{${on}}[5m]))`,
          },
        },
        {
          title: 'Versions that take requests',
          as: 'lines',
          unit: 'short',
          queries: { '{{service}} on {{host}}': `haproxy_backend_active_servers{${on}}` },
        },
      ],
    },
    {
      title: 'Slow, and refused',
      panels: [
        {
          title: 'Requests that took longer than two seconds',
          as: 'log',
          from: 'loki',
          queries: { requests: `{${on}, kind="access"} | json | totalMs > 2000` },
        },
        {
          title: 'Refused requests',
          as: 'lines',
          unit: 'reqps',
          queries: { '{{status}} {{service}}': 'sum by (service, status) (rate(gateway_refused_total[5m]))' },
        },
        { title: 'Security', as: 'log', from: 'loki', queries: { lines: `{${on}, kind="security"}` } },
      ],
    },
  ],
};
