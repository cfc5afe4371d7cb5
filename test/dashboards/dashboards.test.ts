import { describe, expect, it } from 'vitest';
import { dashboards } from '../../infra/dashboards/dashboards.ts';
import { render } from '../../infra/dashboards/render.ts';

const panels = dashboards.flatMap(({ id, rows }) => rows.flatMap((row) => row.panels.map((panel) => ({ id, panel }))));

describe('the dashboards', () => {
  it('have names of their own', () => {
    expect(new Set(dashboards.map(({ id }) => id)).size).toBe(dashboards.length);
    expect(new Set(dashboards.map(({ title }) => title)).size).toBe(dashboards.length);
  });

  it('show each panel with its queries, where its data is', () => {
    for (const dashboard of dashboards) {
      const rendered = render(dashboard).panels?.filter((panel) => panel.type !== 'row') ?? [];
      const expected = dashboard.rows.flatMap((row) => row.panels);
      expect(
        rendered.map((panel) => ({
          title: panel.title,
          uid: 'datasource' in panel ? panel.datasource?.uid : undefined,
          queries: 'targets' in panel ? panel.targets?.map((target) => (target as { expr?: string }).expr) : [],
        })),
      ).toEqual(
        expected.map(({ title, from, queries }) => ({
          title,
          uid: from ?? 'prometheus',
          queries: Object.values(queries),
        })),
      );
    }
  });

  it('filter by what they offer to filter by, and by nothing else', () => {
    for (const { filters, rows } of dashboards) {
      const text = JSON.stringify(rows);
      const used = (['service', 'host'] as const).filter((filter) => text.includes(`$${filter}`));
      expect(used).toEqual([...filters]);
    }
  });

  it('are yellow from the first limit on, and red from the second', () => {
    const { panels: drawn = [] } = render({
      id: 'x',
      title: 'X',
      filters: [],
      rows: [{ title: 'R', panels: [{ title: 'P', as: 'number', queries: { a: 'up' }, limits: [1, 2] }] }],
    });
    expect(drawn[1]).toMatchObject({
      fieldConfig: {
        defaults: {
          thresholds: {
            steps: [
              { value: null, color: 'green' },
              { value: 1, color: 'yellow' },
              { value: 2, color: 'red' },
            ],
          },
        },
      },
    });
  });

  it.each(panels)('$id: $panel.title tells its series apart', ({ panel }) => {
    for (const [legend, query] of Object.entries(panel.queries)) {
      const labels = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label ?? '');
      const [, by] = / by \(([^)]*)\)/.exec(query) ?? [];
      if (by !== undefined) expect(by.split(', ').sort()).toEqual(labels.toSorted());
    }
  });
});
