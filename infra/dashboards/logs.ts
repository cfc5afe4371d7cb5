import type { Dashboard } from './dashboard.ts';

const of = 'service=~"$service"';

/** What was logged, and from there to the trace of a request: its line has a link to it, and the trace one to all of its lines. */
export const logs: Dashboard = {
  id: 'logs',
  title: 'Logs',
  filters: ['service'],
  rows: [
    {
      title: 'How much',
      panels: [
        {
          title: 'Lines',
          as: 'lines',
          unit: 'short',
          from: 'loki',
          queries: { '{{service}}, {{kind}}': `sum by (service, kind) (count_over_time({${of}}[5m]))` },
        },
        {
          title: 'Bytes',
          as: 'lines',
          unit: 'bytes',
          from: 'loki',
          queries: { '{{service}}': `sum by (service) (bytes_over_time({${of}}[5m]))` },
        },
      ],
    },
    {
      title: 'Requests',
      panels: [
        {
          title: 'Slow: longer than two seconds',
          as: 'log',
          from: 'loki',
          queries: { requests: `{${of}, kind="access"} | json | totalMs > 2000` },
          about:
            'Open a line: «Trace» leads to what the services did meanwhile, «Logs for this span» there to all lines of the request.',
        },
        {
          title: 'Failed',
          as: 'log',
          from: 'loki',
          queries: { requests: `{${of}, kind="access"} | json | status >= 500` },
        },
      ],
    },
    {
      title: 'What services print',
      panels: [
        { title: 'All', as: 'log', from: 'loki', queries: { lines: `{${of}, kind="application"}` } },
        {
          title: 'Errors and warnings',
          as: 'log',
          from: 'loki',
          queries: { lines: `{${of}, kind="application"} |~ "(?i)\\\\b(error|exception|fatal|panic|warn(ing)?)\\\\b"` },
        },
      ],
    },
  ],
};
