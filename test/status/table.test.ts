import { expect, it } from 'vitest';
import type { Row } from '../../infra/status/rows.ts';
import { table } from '../../infra/status/table.ts';

const now = new Date('2026-03-01T12:00:00Z');
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const row = (container: string, more: Partial<Row>): Row => ({
  host: 'gpu-0',
  service: container,
  container,
  state: 'healthy',
  gpus: [],
  differs: [],
  ...more,
});

it('a table of containers has ages in one unit, short digests, and why they differ', () => {
  const rows = [
    row('flux', { since: '2026-03-01T11:59:01Z', image: `r/flux@${digest}`, gpus: ['nvidia.com/gpu=0'] }),
    row('sd35', {
      since: '2026-03-01T10:00:00Z',
      image: digest,
      wanted: `r/sd35@${digest}`,
      restarts: 1,
      differs: ['another image'],
    }),
    row('comfyui', {
      since: '2026-02-26T12:00:00Z',
      image: 'r/c:1',
      restarts: 3,
      gpus: ['nvidia.com/gpu=0', 'nvidia.com/gpu=1'],
    }),
    row('gateway', { state: 'missing', differs: ['there is no container'] }),
    row('grafana', { since: '2026-03-01T12:00:05Z', image: '\u001b[31mr/g:1' }),
  ];
  expect(table(rows, now).split('\n')).toEqual([
    '  CONTAINER  STATE                SINCE  IMAGE                       GPU  DIFFERS',
    '  flux       healthy              59 s   r/flux@sha256:0123456789ab  0    -',
    '  sd35       healthy, 1 restart   2 h    sha256:0123456789ab         -    another image than r/sd35@sha256:0123456789ab',
    '  comfyui    healthy, 3 restarts  3 d    r/c:1                       0,1  -',
    '  gateway    missing              -      -                           -    there is no container',
    '  grafana    healthy              0 s    r/g:1                       -    -',
  ]);
});
