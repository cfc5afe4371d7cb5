import { describe, expect, it } from 'vitest';
import { latencyLimit } from '../../infra/catalogue/alerts/latency.ts';
import { personalDataInLogs, secretsInLogs } from '../../infra/catalogue/scrubbing.ts';
import { collectorConfig, responseSeconds } from '../../infra/templates/collector.ts';
import { prometheusRules } from '../../infra/templates/prometheus-rules.ts';
import { environment, facts } from '../support/stacks.ts';

const config = (host: string, ...args: Parameters<typeof environment>): string =>
  collectorConfig(environment(...args), facts(...args), host);
const urlOf = (text: string) => /url += (.*)/.exec(text)?.[1];

describe('the collector', () => {
  it('sends logs to the Loki beside it, and from another host through the gateway there, with TLS', () => {
    const on = environment('prod').replicas.find(({ service }) => service === 'loki')?.host ?? '';
    expect(urlOf(config(on, 'prod'))).toBe('"http://loki-replicas:3100/loki/api/v1/push"');
    const elsewhere = config('gpu-0', 'prod');
    expect(urlOf(elsewhere)).toMatch(
      /^"https:\/\/jobmatch-prod-vm-app-\d\.europe-west1-[bc]\.c\.job-match-v0\.internal:3100\/loki\/api\/v1\/push"$/,
    );
    expect(elsewhere).toContain('ca_file = "/run/secrets/ca.pem"');
    expect(elsewhere).toContain('external_labels = { environment = "prod", host = "jobmatch-prod-vm" }');
  });

  it('reads the journal of virtual machines of ours, and of no other machine', () => {
    expect(config('gpu-0', 'staging')).toContain('loki.source.journal');
    expect(config('gpu-0', 'dev')).not.toContain('journal');
  });

  it('takes secrets out everywhere, personal data where the profile says so', () => {
    const own = environment('prod');
    const { logs } = own.profile;
    const kept = { ...own, profile: { ...own.profile, logs: { ...logs, withoutPersonalData: false } } };
    const count = (text: string) => text.match(/stage\.replace/g)?.length;
    expect(count(config('gpu-0', 'prod'))).toBe(secretsInLogs.length + personalDataInLogs.length);
    expect(count(collectorConfig(kept, facts('prod'), 'gpu-0'))).toBe(secretsInLogs.length);
  });

  it('does not count what the monitoring asks', () => {
    const [, selector = ''] = /selector = (".* !~ .*")/.exec(config('gpu-0', 'prod')) ?? [];
    const [, quoted = ''] = / !~ (".*")$/.exec(JSON.parse(selector)) ?? [];
    const expression = new RegExp(JSON.parse(quoted));
    const line = (path: string, responseMs: number) => `{"path":"${path}","status":200,"responseMs":${responseMs}}`;
    const left = ['\\/health', '\\/-\\/ready', '/metrics', '\\/api\\/health'].map((path) => line(path, 3));
    expect([...left, line('\\/generate', -1)].filter((one) => !expression.test(one))).toEqual([]);
    const counted = [line('\\/generate', 3), line('\\/', 3), line('\\/healthy-food', 3)];
    expect(counted.filter((one) => expression.test(one))).toEqual([]);
  });

  it('counts seconds by every limit from which on a service is too slow, as far as answers may take', () => {
    const own = environment('prod');
    const limits = [
      ...prometheusRules(own).matchAll(new RegExp(`record: ${latencyLimit}\n +expr: vector\\((.*)\\)`, 'g')),
    ];
    expect(limits.length).toBeGreaterThan(3);
    expect(Math.max(...responseSeconds)).toBeGreaterThanOrEqual(own.profile.timeouts.generationSeconds);
    const ordinary = Object.values(own.profile.alertThresholds.responseSeconds);
    expect(ordinary.filter((seconds) => !(responseSeconds as readonly number[]).includes(seconds))).toEqual([]);
  });
});
