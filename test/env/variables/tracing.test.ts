import { describe, expect, it } from 'vitest';
import { tracing, tracingNames } from '../../../infra/env/variables/tracing.ts';
import { facts } from '../../support/stacks.ts';

const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: part } = tracing;

describe('the variables of traces', () => {
  it('lead a service to the collector of its own host', () => {
    expect(endpoint.value(facts('staging'), { service: 'flux' })).toBe('http://collector:4318');
  });

  it('lead what runs beside our networks to a gateway', () => {
    const url = 'https://jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal:4318';
    expect(endpoint.value(facts('staging'), 'environment')).toBe(url);
    expect(endpoint.value(facts('staging'), { service: 'gui' })).toBe(url);
  });

  it('say which part is kept, as a part of one', () => {
    expect(part.value(facts('prod'), 'environment')).toBe(0.1);
  });

  it('name each reader', () => {
    expect(tracingNames.OTEL_SERVICE_NAME.value(facts('prod'), { service: 'flux' })).toBe('flux');
  });

  it('are not there without a Jaeger', () => {
    const values = Object.values(tracing).map(({ value }) => value(facts('test'), { service: 'flux' }));
    expect(values).toEqual([undefined, undefined, undefined, undefined]);
  });
});
