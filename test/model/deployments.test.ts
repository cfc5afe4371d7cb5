import { describe, expect, it } from 'vitest';
import { committed, environment, gpuHostAlone, problemsOf, twoHosts } from '../support/stacks.ts';

const base = {
  readers: ['gui'],
  file: '/opt/app/.env',
  unit: 'app.service',
  health: 'http://localhost:8080/health/',
};
const problems = (deployments: object) => problemsOf('staging', committed('staging', { ...gpuHostAlone, deployments }));

describe('the deployments of an environment', () => {
  it('are those of the stack file, with their hosts', () => {
    const [jobmatch, more] = environment('staging', {
      ...twoHosts,
      deployments: { more: { ...base, hosts: ['gpu-1', 'gpu-0'] } },
    }).deployments;
    expect(jobmatch).toMatchObject({
      name: 'jobmatch',
      file: '/opt/jobmatch/.env',
      restart: { compose: '/opt/jobmatch/docker-compose.yml' },
      healthyWithinSeconds: 120,
    });
    expect(jobmatch?.hosts.map(({ name }) => name)).toEqual(['jobmatch-staging-vm']);
    expect(more?.hosts.map(({ id }) => id)).toEqual(['gpu-1', 'gpu-0']);
    expect(more?.restart).toEqual({ unit: 'app.service' });
  });

  it('are on hosts that exist, each once, with a file of their own', () => {
    expect(problems({ app: { ...base, hosts: ['gpu-0', 'gpu-7', 'gpu-0'] }, other: base })).toEqual([
      'deployments.app.hosts  "gpu-7" is no host; there are gpu-0',
      'deployments.app.hosts  names "gpu-0" twice',
      'deployments.other.file  "/opt/app/.env" is also the file of app; give each its own',
    ]);
  });

  it('restart either a Compose project or a unit', () => {
    const what = 'what is restarted when the variables change';
    expect(problems({ app: { ...base, unit: undefined } })).toEqual([
      `deployments.app.compose  is missing; it or unit must be given: ${what}`,
    ]);
    expect(problems({ app: { ...base, compose: '/opt/app/compose.yaml' } })).toEqual([
      `deployments.app.unit  "app.service" stands beside compose: give one of them, ${what}`,
    ]);
  });

  it('know the applications, and take nothing that a shell would read otherwise', () => {
    expect(problems({ app: { ...base, readers: ['guy'] } })[0]).toContain('Did you mean gui?');
    for (const bad of [
      { file: '/opt/$(id)/.env' },
      { file: 'opt/.env' },
      { unit: 'a b.service' },
      { health: 'http://x/$(id)' },
    ])
      expect(problems({ app: { ...base, ...bad } })).toHaveLength(1);
  });
});
