import { describe, expect, it } from 'vitest';
import { gatewayUrl, serviceUrl } from '../../infra/env/urls.ts';
import { facts, gpuHostAlone, twoHosts } from '../support/stacks.ts';

const staging = facts('staging', gpuHostAlone);
const spread = facts('staging', twoHosts);
const firstGateway = 'https://jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal';
const secondGateway = 'https://jobmatch-staging-vm-gpu-1.europe-west1-b.c.job-match-v0.internal';

describe('the URL of a service', () => {
  it('is its gateway’s for the environment', () => {
    expect(serviceUrl(staging, 'environment', 'flux')).toBe(`${firstGateway}:8189`);
    expect(serviceUrl(facts('dev'), 'environment', 'flux')).toBe('http://localhost:8189');
  });

  it('is its alias for a neighbour', () => {
    expect(serviceUrl(staging, { service: 'orchestrator' }, 'flux')).toBe('http://flux:8189');
  });

  it('is the other host’s gateway for a service that is not everywhere its reader is', () => {
    expect(spread.services['sd35']?.hosts).toEqual(['gpu-0']);
    expect(spread.services['flux']?.hosts).toEqual(['gpu-1']);
    expect(serviceUrl(spread, { service: 'sd35' }, 'flux')).toBe(`${secondGateway}:8189`);
    expect(serviceUrl(spread, { service: 'flux' }, 'sd35')).toBe(`${firstGateway}:8190`);
    expect(serviceUrl(spread, { service: 'flux' }, 'orchestrator')).toBe('http://orchestrator:8193');
    expect(serviceUrl(spread, { service: 'orchestrator' }, 'flux')).toBe(`${secondGateway}:8189`);
  });

  it('is the gateway’s for a service that shares no network with its reader', () => {
    const apart = structuredClone(staging);
    const { flux, prometheus } = apart.services;
    if (flux) flux.networks = ['genai'];
    if (prometheus) prometheus.networks = ['monitoring'];
    expect(serviceUrl(apart, { service: 'prometheus' }, 'flux')).toBe(`${firstGateway}:8189`);
  });

  it('does not exist for what runs on every host, or nowhere', () => {
    expect(serviceUrl(staging, 'environment', 'node-exporter')).toBeUndefined();
    expect(serviceUrl(staging, 'environment', 'gateway')).toBeUndefined();
    expect(serviceUrl(staging, 'environment', 'nobody')).toBeUndefined();
  });

  it('follows a port that the stack file moves at the gateway alone', () => {
    expect(serviceUrl(facts('dev', { ports: { flux: 9001 } }), { service: 'orchestrator' }, 'flux')).toBe(
      'http://flux:8189',
    );
    expect(serviceUrl(facts('dev', { ports: { flux: 9001 } }), 'environment', 'flux')).toBe('http://localhost:9001');
    expect(gatewayUrl(staging, 'gpu-0', 443)).toBe(`${firstGateway}:443`);
  });
});
