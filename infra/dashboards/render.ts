import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  AnnotationQueryBuilder,
  DashboardBuilder,
  type Dashboard as GrafanaDashboard,
  type Panel as GrafanaPanel,
  QueryVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as LogPanel } from '@grafana/grafana-foundation-sdk/logs';
import { DataqueryBuilder as LokiQuery } from '@grafana/grafana-foundation-sdk/loki';
import { DataqueryBuilder as PrometheusQuery, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as NumberPanel } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as LinesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Dashboard, Filter, Panel } from './dashboard.ts';
import { failedReleases, releases } from './releases.ts';

const prometheus = { type: 'prometheus', uid: 'prometheus' };
const loki = { type: 'loki', uid: 'loki' };

/** Where the values of a filter come from. */
const valuesOf: Readonly<Record<Filter, string>> = {
  service: 'label_values(service:replicas:wanted, service)',
  host: 'label_values(service:replicas:wanted, host)',
};

/** A dashboard as Grafana reads it. */
export function render({ id, title, filters, rows }: Dashboard): GrafanaDashboard {
  const builder = new DashboardBuilder(title)
    .uid(id)
    .tags(['environment'])
    .time({ from: 'now-6h', to: 'now' })
    .refresh('1m')
    .timezone('browser')
    .readonly()
    .annotation(annotation('Releases', 'blue', releases))
    .annotation(annotation('Failed releases', 'red', failedReleases));
  for (const filter of filters) builder.withVariable(variable(filter));
  for (const row of rows) {
    builder.withRow(new RowBuilder(row.title));
    for (const panel of row.panels) builder.withPanel(panelOf(panel));
  }
  return builder.build();
}

/** What happened, as lines across the panels. */
const annotation = (name: string, color: string, lines: string) =>
  new AnnotationQueryBuilder().name(name).datasource(loki).enable(true).iconColor(color).expr(lines);

const variable = (filter: Filter) =>
  new QueryVariableBuilder(filter)
    .datasource(prometheus)
    .query(valuesOf[filter])
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue('.+');

function panelOf(panel: Panel): Builder<GrafanaPanel> {
  switch (panel.as) {
    case 'lines':
      return measured(new LinesPanel().span(12).height(8), panel);
    case 'number':
      return measured(new NumberPanel().span(6).height(8), panel);
    case 'table':
      return filled(new TablePanel().span(12).height(8), panel);
    case 'log':
      return filled(new LogPanel().span(24).height(12).showTime(true), panel);
  }
}

/** With its unit and its limits. */
function measured<B extends LinesPanel | NumberPanel>(builder: B, panel: Panel): B {
  if (panel.unit) builder.unit(panel.unit);
  const [yellow, red] = panel.limits ?? [];
  const steps = [
    { value: null, color: 'green' },
    ...(yellow === undefined ? [] : [{ value: yellow, color: 'yellow' }]),
    ...(red === undefined ? [] : [{ value: red, color: 'red' }]),
  ];
  builder.thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps));
  return filled(builder, panel);
}

function filled<B extends LinesPanel | NumberPanel | TablePanel | LogPanel>(builder: B, panel: Panel): B {
  builder.title(panel.title).datasource(panel.from === 'loki' ? loki : prometheus);
  if (panel.about) builder.description(panel.about);
  for (const [index, [legend, query]] of Object.entries(panel.queries).entries()) {
    const refId = String.fromCharCode('A'.charCodeAt(0) + index);
    builder.withTarget(
      panel.from === 'loki'
        ? new LokiQuery().refId(refId).expr(query).legendFormat(legend)
        : prometheusQuery(panel, refId, query, legend),
    );
  }
  return builder;
}

function prometheusQuery(panel: Panel, refId: string, query: string, legend: string): PrometheusQuery {
  const builder = new PrometheusQuery().refId(refId).expr(query).legendFormat(legend);
  if (panel.as === 'lines') return builder;
  return panel.as === 'table' ? builder.instant().format(PromQueryFormat.Table) : builder.instant();
}
