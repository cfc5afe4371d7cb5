import { describe, expect, it } from 'vitest';
import { personalDataInLogs, secretsInLogs } from '../../infra/catalogue/scrubbing.ts';
import { collectedTraces } from '../../infra/templates/collector-traces.ts';
import { environment, facts } from '../support/stacks.ts';

const config = (stack: 'test' | 'staging', host: string): string =>
  collectedTraces(environment(stack), facts(stack), host).flat().join('\n');

describe('the traces of a host', () => {
  it('go to the Jaeger beside the collector, and from another host to the collector there, with TLS', () => {
    expect(config('staging', 'app-0')).toContain('endpoint = "http://jaeger-replicas:4318"');
    expect(config('staging', 'app-0')).not.toContain('tls {');
    const elsewhere = config('staging', 'gpu-0');
    expect(elsewhere).toContain(
      'endpoint = "https://jobmatch-staging-vm-app-0.europe-west1-b.c.job-match-v0.internal:4318"',
    );
    expect(elsewhere).toContain('ca_file = "/run/secrets/ca.pem"');
  });

  it('go nowhere without a Jaeger', () => expect(config('test', 'gpu-0')).toBe(''));

  it('say whose they are where nobody has yet', () => {
    expect(config('staging', 'gpu-0')).toContain(
      JSON.stringify('set(attributes["host"], "jobmatch-staging-vm") where attributes["host"] == nil'),
    );
  });

  it('are without what logs are without', () => {
    const own = environment('staging');
    const { logs } = own.profile;
    const kept = { ...own, profile: { ...own.profile, logs: { ...logs, withoutPersonalData: false } } };
    const removed = (text: string) =>
      [...text.matchAll(/^ *("replace_.*"),$/gm)].map(([, statement = '']) => JSON.parse(statement) as string);
    const statements = removed(config('staging', 'gpu-0'));
    for (const { expression } of [...secretsInLogs, ...personalDataInLogs])
      expect(statements.filter((one) => one.includes(JSON.stringify(`(?:${expression})`).slice(1, -1)))).toHaveLength(
        5,
      );
    const withPersonalData = removed(collectedTraces(kept, facts('staging'), 'gpu-0').flat().join('\n'));
    expect(withPersonalData).toEqual(statements.filter((one) => one.endsWith('"<secret>")')));
    expect(withPersonalData).toHaveLength(5);
  });
});
