import type { Dashboard } from './dashboard.ts';

const on = 'host=~"$host"';

/** Each GPU: memory, use, temperature. */
export const gpus: Dashboard = {
  id: 'gpus',
  title: 'GPUs',
  filters: ['host'],
  needs: 'gpus',
  rows: [
    {
      title: 'GPUs',
      panels: [
        {
          title: 'Memory',
          as: 'lines',
          unit: 'percentunit',
          queries: {
            '{{host}} {{gpu}}': `DCGM_FI_DEV_FB_USED{${on}} / (DCGM_FI_DEV_FB_USED{${on}} + DCGM_FI_DEV_FB_FREE{${on}})`,
          },
          limits: [0.8, 0.95],
        },
        {
          title: 'Use',
          as: 'lines',
          unit: 'percentunit',
          queries: { '{{host}} {{gpu}}': `DCGM_FI_DEV_GPU_UTIL{${on}} / 100` },
        },
        {
          title: 'Temperature',
          as: 'lines',
          unit: 'celsius',
          queries: { '{{host}} {{gpu}}': `DCGM_FI_DEV_GPU_TEMP{${on}}` },
          limits: [85, 90],
        },
        {
          title: 'Errors by number (XID)',
          as: 'lines',
          unit: 'short',
          queries: { '{{gpu}} {{host}} {{xid}}': `max by (gpu, host, xid) (DCGM_EXP_XID_ERRORS_COUNT{${on}})` },
        },
        {
          title: 'What holds the clock down',
          as: 'lines',
          unit: 'short',
          queries: {
            '{{clock_event}} {{gpu}} {{host}}': `max by (clock_event, gpu, host) (DCGM_EXP_CLOCK_EVENTS_COUNT{${on}})`,
          },
        },
        {
          title: 'Services on each GPU',
          as: 'table',
          queries: { services: `gpu:services:placed{${on}}` },
        },
        {
          title: 'Power',
          as: 'lines',
          unit: 'watt',
          queries: { '{{host}} {{gpu}}': `DCGM_FI_DEV_POWER_USAGE{${on}}` },
        },
      ],
    },
  ],
};
