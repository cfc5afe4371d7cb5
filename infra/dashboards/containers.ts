import type { Dashboard } from './dashboard.ts';

const of = 'service=~"$service", container!=""';

/** What the containers of each service use of what they may; a container by its id, as `docker ps` has it. */
export const containers: Dashboard = {
  id: 'containers',
  title: 'Containers',
  filters: ['service'],
  rows: [
    {
      title: 'Memory',
      panels: [
        {
          title: 'Of the limit',
          as: 'lines',
          unit: 'percentunit',
          queries: {
            '{{service}} {{container}}': `container_memory_working_set_bytes{${of}} / container_spec_memory_limit_bytes{${of}}`,
          },
          limits: [0.8, 0.9],
        },
        {
          title: 'Used',
          as: 'lines',
          unit: 'bytes',
          queries: { '{{service}}': `sum by (service) (container_memory_working_set_bytes{${of}})` },
        },
      ],
    },
    {
      title: 'Processor',
      panels: [
        {
          title: 'Cores',
          as: 'lines',
          unit: 'short',
          queries: { '{{service}}': `sum by (service) (rate(container_cpu_usage_seconds_total{${of}}[5m]))` },
        },
        {
          title: 'Time in which its share was used up',
          as: 'lines',
          unit: 'percentunit',
          queries: {
            '{{service}}': `sum by (service) (rate(container_cpu_cfs_throttled_periods_total{${of}}[5m])) / sum by (service) (rate(container_cpu_cfs_periods_total{${of}}[5m]) > 0)`,
          },
          limits: [0.25, 0.5],
        },
      ],
    },
  ],
};
