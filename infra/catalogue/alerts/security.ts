import type { AlertEntry } from './alert.ts';

/** How many of something there were within five minutes, above a number. A count that is new began at nothing, which nobody saw. */
const counted = (by: string, metric: string, above: string): string =>
  `sum by (${by}) (increase(${metric}[5m])) ${above} or (sum by (${by}) (${metric}) unless sum by (${by}) (${metric} offset 5m)) ${above}`;

const refused = (status: string, above: string): string =>
  counted('service', `gateway_refused_total{status="${status}"}`, above);

/** Who is refused too often, as the collectors count it in the logs of gateways and hosts. */
export const securityAlerts: readonly AlertEntry[] = [
  {
    name: 'SignInsFail',
    severity: 'high',
    expr: ({ refusals }) =>
      `${refused('401', `> ${refusals.signIns}`)} or ${counted('host', 'host_failed_sign_ins_total', `> ${refusals.signIns}`)}`,
    for: '0m',
    summary:
      '{{ $value | humanize }} sign-ins to {{ with $labels.service }}{{ . }}{{ else }}{{ $labels.host }}{{ end }} failed within five minutes',
    source: 'document 003, «Alertes de sécurité»: more than five failed sign-ins; document 002, MAX_TENTATIVES_ACCES',
  },
  {
    name: 'AccessDenied',
    severity: 'critical',
    expr: ({ refusals }) => refused('403', `>= ${refusals.violations}`),
    for: '0m',
    summary: '{{ $labels.service }} refused {{ $value | humanize }} requests for what the one who asked may not have',
    source: 'document 003, «Alertes de sécurité»: data of others; document 002, SEUIL_VIOLATIONS: three',
  },
  {
    name: 'ClientsExceedLimit',
    severity: 'medium',
    expr: ({ refusals }) => refused('429', `> ${refusals.calls}`),
    for: '0m',
    summary: '{{ $value | humanize }} requests to {{ $labels.service }} were above the limit of their clients',
    source: 'document 003, «Alertes de sécurité»: more than 100 calls',
  },
];
