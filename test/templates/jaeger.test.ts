import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { traces } from '../../infra/catalogue/services/traces.ts';
import { jaegerConfig } from '../../infra/templates/jaeger.ts';
import { environment } from '../support/stacks.ts';

const config = (stack: 'staging' | 'prod') => parse(jaegerConfig(environment(stack)));

describe('Jaeger', () => {
  it('keeps traces in its volume, for as long as the profile says', () => {
    const { backends } = config('prod').extensions.jaeger_storage;
    const [volume] = traces.jaeger.volumes;
    expect(backends).toEqual({
      traces: {
        badger: {
          directories: { keys: `${volume.path}/jaeger`, values: `${volume.path}/jaeger` },
          ephemeral: false,
          ttl: { spans: '336h' },
        },
      },
    });
    expect(config('staging').extensions.jaeger_storage.backends.traces.badger.ttl).toEqual({ spans: '168h' });
  });

  it('is asked where the catalogue says', () => {
    const { extensions, service, receivers } = config('prod');
    expect([
      extensions.jaeger_query.http.endpoint,
      extensions.healthcheckv2.http.endpoint,
      receivers.otlp.protocols.http.endpoint,
    ]).toEqual(['0.0.0.0:16686', '0.0.0.0:13133', '0.0.0.0:4318']);
    expect(service.telemetry.metrics.readers[0].pull.exporter.prometheus.port).toBe(8888);
  });
});
