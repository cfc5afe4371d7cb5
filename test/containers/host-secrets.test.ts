import { describe, expect, it } from 'vitest';
import { hostSecrets } from '../../infra/containers/host-secrets.ts';
import { secretsList } from '../../infra/templates/host/secrets-program.ts';
import { type Changes, environment, gpuHostAlone, twoHosts } from '../support/stacks.ts';

const list = (host: string, changes: Changes) => secretsList(hostSecrets(environment('staging', changes), host));

describe('the secrets of a host', () => {
  it('are a line for each that a service on it names, with its file, its owner and the signal on which it is read', () => {
    const lines = list('gpu-0', gpuHostAlone).split('\n');
    expect(lines.filter((line) => /^(alertmanager|gateway|grafana|flux) /.test(line))).toEqual([
      'alertmanager alert-webhook-url 65534:65534 projects/job-match-v0/secrets/jobmatch-staging-alert-webhook-url',
      'flux ca.pem 10001:10001 projects/job-match-v0/secrets/jobmatch-staging-tls-ca',
      'gateway ca.pem 99:99 projects/job-match-v0/secrets/jobmatch-staging-tls-ca USR2',
      'gateway cert.pem 99:99 projects/job-match-v0/secrets/jobmatch-staging-tls-cert USR2',
      'gateway cert.pem.key 99:99 projects/job-match-v0/secrets/jobmatch-staging-tls-key USR2',
      'gateway key.pem 99:99 projects/job-match-v0/secrets/jobmatch-staging-tls-key USR2',
      'grafana ca.pem 472:0 projects/job-match-v0/secrets/jobmatch-staging-tls-ca',
      'grafana grafana-admin-password 472:0 projects/job-match-v0/secrets/jobmatch-staging-grafana-admin-password',
    ]);
    expect(lines).toEqual(lines.toSorted((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)));
  });

  it('hold a token for the collector, where logs go to Cloud Logging', () => {
    const own = environment('staging');
    const tokens = (environment: typeof own) =>
      hostSecrets(environment, 'gpu-0').filter(({ secret }) => secret.includes('/serviceAccounts/'));
    expect(tokens(own)).toEqual([
      {
        service: 'collector',
        file: 'log-writer-token',
        owner: '0:0',
        secret: 'projects/-/serviceAccounts/jobmatch-staging-logs@job-match-v0.iam.gserviceaccount.com',
      },
    ]);
    expect(tokens({ ...own, ...(own.cloud && { cloud: { ...own.cloud, logWriter: undefined } }) })).toEqual([]);
    expect(tokens(environment('dev'))).toEqual([]);
  });

  it('are not those of services on other hosts', () => {
    const services = (host: string) => [...new Set(list(host, twoHosts).match(/^\S+/gm))];
    expect(services('gpu-0')).not.toContain('flux');
    expect(services('gpu-1')).toEqual(['collector', 'flux', 'gateway', 'orchestrator']);
  });
});
