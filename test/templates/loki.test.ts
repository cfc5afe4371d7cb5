import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lokiConfig } from '../../infra/templates/loki.ts';
import { environment } from '../support/stacks.ts';

describe('Loki', () => {
  it('keeps logs for thirty days, and those of security for ninety', () => {
    const { limits_config, compactor } = parse(lokiConfig(environment('prod')));
    expect(limits_config).toMatchObject({
      retention_period: '720h',
      retention_stream: [{ selector: '{kind="security"}', priority: 1, period: '2160h' }],
    });
    expect(compactor).toMatchObject({ retention_enabled: true });
  });

  it('tells nobody that it is there', () => {
    expect(parse(lokiConfig(environment('dev')))).toMatchObject({ analytics: { reporting_enabled: false } });
  });
});
