import { describe, expect, it } from 'vitest';
import { choiceNames } from '../../infra/catalogue/choices.ts';
import { catalogue, serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { registry } from '../../infra/env/registry.ts';
import { readersOf, resolveVariables } from '../../infra/env/resolve.ts';
import { valueTypes } from '../../infra/env/value-types.ts';
import { facts, stackNames } from '../support/stacks.ts';

const all = registry.flatMap(({ variables }) => Object.entries(variables));

describe('the registry', () => {
  it('knows each variable once, by a name that every reader of a .env takes', () => {
    const names = all.map(([name]) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[A-Z_][A-Z0-9_]*$/.test(name))).toEqual([]);
  });

  it('says of each variable in one line what it is, and who reads it', () => {
    expect(all.filter(([, { doc }]) => doc.length < 5 || /[\n\\]/.test(doc)).map(([name]) => name)).toEqual([]);
    expect(all.filter(([, variable]) => readersOf(variable).length === 0).map(([name]) => name)).toEqual([]);
  });

  it('leaves to the operator exactly the variables that the stack file accepts', () => {
    expect(
      all
        .filter(([, { from }]) => from === 'choice')
        .map(([name]) => name)
        .sort(),
    ).toEqual([...choiceNames].sort());
  });

  it.each(stackNames)('renders only values of the declared type in %s', (stack) => {
    const own = facts(stack);
    const views = ['environment' as const, ...serviceIds.map((service) => ({ service }))];
    const wrong = views.flatMap((view) =>
      resolveVariables(own, view)
        .filter(({ value, variable }) => !valueTypes[variable.type].test(value))
        .map(({ name, value }) => `${name}=${value}`),
    );
    expect(wrong).toEqual([]);
  });

  it('gives a service the variables of its groups and those that name it, and no others', () => {
    const names = resolveVariables(facts('prod'), { service: 'prometheus' }).map(({ name }) => name);
    expect(names).toEqual([
      'PROMETHEUS_PORT',
      'PROMETHEUS_URL',
      'PROMETHEUS_RETENTION_TIME',
      'PROMETHEUS_RETENTION_SIZE',
      'ALERTING_ENABLED',
      'ALERT_SEVERITY_THRESHOLD',
      'TLS_CA_FILE',
    ]);
  });

  it('tells a service where its secrets are, and the environment nothing of it', () => {
    const ofOrchestrator = resolveVariables(facts('prod'), { service: 'orchestrator' });
    expect(
      ofOrchestrator.filter(({ name }) => name.endsWith('_FILE')).map(({ name, value }) => `${name}=${value}`),
    ).toEqual([
      'GENAI_API_KEY_FILE=/run/secrets/genai-api-key',
      'OPENROUTER_API_KEY_FILE=/run/secrets/openrouter-api-key',
      'DB_PASSWORD_FILE=/run/secrets/db-password',
      'REDIS_PASSWORD_FILE=/run/secrets/redis-password',
      'TLS_CA_FILE=/run/secrets/ca.pem',
    ]);
    expect(resolveVariables(facts('prod'), 'environment').filter(({ name }) => name.endsWith('_FILE'))).toEqual([]);
  });

  it('has a port and a URL for every service of the catalogue that listens and has replicas', () => {
    // Some services are in the one, some in the other.
    const all = [facts('dev'), facts('prod')].flatMap((one) => resolveVariables(one, 'environment'));
    const names = new Set(all.map(({ name }) => name));
    for (const id of serviceIds) {
      const { port, portVariable, mode } = catalogue[id];
      const prefix = id.toUpperCase().replaceAll('-', '_');
      expect(names.has(portVariable ?? `${prefix}_PORT`), id).toBe(port !== undefined);
      expect(names.has(`${prefix}_URL`), id).toBe(port !== undefined && mode === 'replicated');
    }
  });
});
