import type { AlertCase, Series } from './alert-case.ts';

const flux = '{service="flux"}';
const orchestratorOn = (host: string) => `up{service="orchestrator",host="jobmatch-prod-vm-${host}"}`;
/** As many requests a minute, of which so many fail. */
const requests = (failed: number, of: number, minutes: number): Series => ({
  'haproxy_backend_http_responses_total{service="flux",code="5xx"}': `0+${failed}x${minutes}`,
  'haproxy_backend_http_responses_total{service="flux",code="2xx"}': `0+${of - failed}x${minutes}`,
});
/** One request of the few that there are. */
const oneFailed: Series = {
  'haproxy_backend_http_responses_total{service="flux",code="5xx"}': '0x5 1x10',
  'haproxy_backend_http_responses_total{service="flux",code="2xx"}': '0+2x15',
};
const burn = (severity: string, hours: number, every: number, failed: number, fine: number): AlertCase => ({
  alert: 'ErrorBudgetBurns',
  severity,
  about: 'service="flux"',
  atMinute: hours * 60,
  every,
  fires: requests(failed, 1000, hours * 60),
  quiet: requests(fine, 1000, hours * 60),
});

/** Minutes are counted from the beginning of time. */
const certificateEnds = (severity: string, days: number, fine: number): AlertCase => ({
  alert: 'CertificateEnds',
  severity,
  about: 'host="jobmatch-prod-vm"',
  atMinute: 15,
  fires: { 'probe_ssl_earliest_cert_expiry{service="flux",host="jobmatch-prod-vm"}': `${days * 86_400}x15` },
  quiet: { 'probe_ssl_earliest_cert_expiry{service="flux",host="jobmatch-prod-vm"}': `${fine * 86_400}x15` },
});

/** As many requests a minute, answered within the first bound, or within the second alone. */
const answered = (
  service: string,
  within: readonly [number | string, number | string],
  counts: readonly [number, number],
  minutes = 15,
): Series => ({
  [`gateway_response_seconds_bucket{service="${service}",le="${within[0]}"}`]: `0+${counts[0]}x${minutes}`,
  [`gateway_response_seconds_bucket{service="${service}",le="${within[1]}"}`]: `0+${counts[1]}x${minutes}`,
  [`gateway_response_seconds_bucket{service="${service}",le="+Inf"}`]: `0+${counts[1]}x${minutes}`,
  [`gateway_response_seconds_count{service="${service}"}`]: `0+${counts[1]}x${minutes}`,
});
const slow = (severity: string, service: string, about: readonly [number, number]): AlertCase => ({
  alert: 'ServiceSlow',
  severity,
  about: `service="${service}"`,
  atMinute: 12,
  fires: answered(service, about, [90, 100]),
  quiet: answered(service, about, [96, 100]),
});
/** A hundred requests a minute, so many of which are answered within the bound. */
const late = (
  severity: string,
  hours: number,
  every: number,
  within: readonly [fires: number, quiet: number],
): AlertCase => {
  const requests = (fast: number): Series => ({
    'gateway_response_seconds_bucket{service="integration",le="2"}': `0+${fast * every}x${(hours * 60) / every}`,
    'gateway_response_seconds_bucket{service="integration",le="5"}': `0+${100 * every}x${(hours * 60) / every}`,
    'gateway_response_seconds_count{service="integration"}': `0+${100 * every}x${(hours * 60) / every}`,
  });
  return {
    alert: 'LatencyBudgetBurns',
    severity,
    about: 'service="integration",level="p95"',
    atMinute: hours * 60,
    every,
    fires: requests(within[0]),
    quiet: requests(within[1]),
  };
};
const container = '{service="flux",host="jobmatch-prod-vm",container="0123456789ab"}';
const memoryOf = (percent: number): Series => ({
  [`container_memory_working_set_bytes${container}`]: `${percent}x25`,
  [`container_spec_memory_limit_bytes${container}`]: '100x25',
});
const throttled = (percent: number): Series => ({
  [`container_cpu_cfs_throttled_periods_total${container}`]: `0+${percent}x30`,
  [`container_cpu_cfs_periods_total${container}`]: '0+100x30',
});
const refused = (alert: string, severity: string, status: string, over: number, within: number): AlertCase => ({
  alert,
  severity,
  about: 'service="orchestrator"',
  atMinute: 10,
  fires: { [`gateway_refused_total{service="orchestrator",status="${status}"}`]: `0x6 ${over}x5` },
  quiet: { [`gateway_refused_total{service="orchestrator",status="${status}"}`]: `0x6 ${within}x5` },
});

export const serviceCases: readonly AlertCase[] = [
  slow('critical', 'integration', [10, 30]),
  slow('high', 'integration', [5, 10]),
  slow('medium', 'integration', [2, 5]),
  // A generation may take 600 s in prod.
  { ...slow('critical', 'flux', [300, 600]), fires: answered('flux', [300, 600], [10, 100]) },
  {
    ...slow('medium', 'integration', [2, 5]),
    fires: answered('integration', [2, 5], [0, 1.2]),
    quiet: answered('integration', [2, 5], [0, 0.5]),
  },
  refused('SignInsFail', 'high', '401', 7, 4),
  refused('AccessDenied', 'critical', '403', 4, 2),
  refused('ClientsExceedLimit', 'medium', '429', 110, 90),
  // The first that are counted, too.
  {
    alert: 'SignInsFail',
    severity: 'high',
    about: 'service="orchestrator"',
    atMinute: 10,
    fires: { 'gateway_refused_total{service="orchestrator",status="401"}': '_x6 6x5' },
    quiet: { 'gateway_refused_total{service="orchestrator",status="401"}': '6x10' },
  },
  {
    alert: 'SignInsFail',
    severity: 'high',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 10,
    fires: { 'host_failed_sign_ins_total{host="jobmatch-prod-vm"}': '0x6 7x5' },
    quiet: { 'host_failed_sign_ins_total{host="jobmatch-prod-vm"}': '0x6 4x5' },
  },
  ...(
    [
      ['medium', 95, 85],
      ['low', 85, 75],
    ] as const
  ).map(
    ([severity, fires, quiet]): AlertCase => ({
      alert: 'ContainerMemoryUsed',
      severity,
      about: 'service="flux",container="0123456789ab"',
      atMinute: 20,
      fires: memoryOf(fires),
      quiet: memoryOf(quiet),
    }),
  ),
  {
    alert: 'ContainerThrottled',
    severity: 'low',
    about: 'service="flux"',
    atMinute: 25,
    fires: throttled(30),
    quiet: throttled(20),
  },
  // 72, 30, 15 and 5 % are late.
  late('critical', 1, 1, [27, 29]),
  late('high', 6, 5, [69, 71]),
  late('medium', 24, 30, [84, 86]),
  late('low', 72, 60, [94, 96]),
  // The level of a hundredth, and what Prometheus 3 calls the bound.
  {
    alert: 'LatencyBudgetBurns',
    severity: 'critical',
    about: 'service="flux",level="p99"',
    atMinute: 60,
    fires: answered('flux', ['300.0', '600.0'], [80, 100], 60),
    quiet: answered('flux', ['300.0', '600.0'], [90, 100], 60),
  },
  {
    alert: 'ReleaseFailed',
    severity: 'high',
    about: 'service="flux"',
    atMinute: 30,
    fires: { 'releases_failed_total{service="flux",host="jobmatch-prod-vm"}': '0x20 1x10' },
    quiet: { 'releases_failed_total{service="flux",host="jobmatch-prod-vm"}': '0x10 1x20' },
  },
  {
    alert: 'ReleaseFailed',
    severity: 'high',
    about: 'service="flux"',
    atMinute: 30,
    fires: { 'releases_failed_total{service="flux",host="jobmatch-prod-vm"}': '_x20 1x10' },
    quiet: { 'releases_failed_total{service="flux",host="jobmatch-prod-vm"}': '_x10 1x20' },
  },
  burn('critical', 1, 1, 80, 70),
  burn('high', 6, 5, 40, 20),
  burn('medium', 24, 30, 20, 14),
  burn('low', 72, 60, 6, 4),
  {
    alert: 'ServiceDown',
    severity: 'critical',
    about: 'service="flux"',
    atMinute: 3,
    fires: { [`up${flux}`]: '1 0 0 0' },
    quiet: { [`up${flux}`]: '1 0 1 1' },
  },
  {
    alert: 'ReplicasMissing',
    severity: 'medium',
    about: 'service="orchestrator"',
    atMinute: 8,
    fires: { [orchestratorOn('app-0')]: '1x10', [orchestratorOn('app-1')]: '0x10' },
    quiet: { [orchestratorOn('app-0')]: '1x10', [orchestratorOn('app-1')]: '1x10' },
  },
  {
    alert: 'ReplicasMissing',
    severity: 'medium',
    about: 'service="orchestrator",host="jobmatch-prod-vm-app-1"',
    atMinute: 8,
    fires: { [orchestratorOn('app-0')]: '1x10' },
    quiet: { [orchestratorOn('app-0')]: '0x10', [orchestratorOn('app-1')]: '1x10' },
  },
  {
    alert: 'GatewayHasNoServer',
    severity: 'critical',
    about: 'service="flux"',
    atMinute: 3,
    fires: { [`haproxy_backend_active_servers${flux}`]: '0x5' },
    quiet: { [`haproxy_backend_active_servers${flux}`]: '1x5' },
  },
  {
    alert: 'ProbeFails',
    severity: 'critical',
    about: 'service="flux"',
    atMinute: 4,
    fires: { [`probe_success${flux}`]: '1 0x5' },
    quiet: { [`probe_success${flux}`]: '1 0 1x5' },
  },
  certificateEnds('critical', 2, 4),
  certificateEnds('medium', 29, 31),
  {
    alert: 'ServiceFailsRequests',
    severity: 'critical',
    about: 'service="flux"',
    atMinute: 10,
    fires: requests(60, 1000, 10),
    quiet: requests(40, 1000, 10),
  },
  {
    alert: 'ServiceFailsRequests',
    severity: 'critical',
    about: 'service="flux"',
    atMinute: 10,
    fires: requests(2, 11, 10),
    quiet: oneFailed,
  },
  {
    alert: 'ErrorBudgetBurns',
    severity: 'critical',
    about: 'service="flux"',
    atMinute: 10,
    fires: requests(2, 11, 10),
    quiet: oneFailed,
  },
  {
    alert: 'ServiceFailsRequests',
    severity: 'high',
    about: 'service="flux"',
    atMinute: 10,
    fires: requests(30, 1000, 10),
    quiet: requests(10, 1000, 10),
  },
];
