import { afterEach, describe, expect, it } from 'vitest';
import { findingLines, problem } from '../../infra/doctor/finding.ts';
import { hostFinding, imageFindings } from '../../infra/doctor/hosts.ts';
import { secretFindings } from '../../infra/doctor/secrets.ts';
import type { SecretState } from '../../infra/secrets/secret-state.ts';
import { FakeCommands } from '../support/fake-commands.ts';
import { environment } from '../support/stacks.ts';

const test = environment('test');
const [host] = test.hosts;
let commands: FakeCommands | undefined;
afterEach(() => {
  commands?.remove();
  commands = undefined;
});

describe('a host', () => {
  it('answers, or lacks something, with where to look', async () => {
    if (!host) throw new Error('test has a host');
    commands = new FakeCommands({ docker: 'echo 28.0' });
    expect(await hostFinding(host)).toEqual({ state: 'ok', what: 'gpu-0 (test-gpu-0): reached, Docker answers' });
    commands.set('docker', 'echo "Cannot connect to the Docker daemon" >&2; exit 1');
    expect(await hostFinding(host)).toEqual({
      state: 'problem',
      what: 'gpu-0 (test-gpu-0): no Docker: Cannot connect to the Docker daemon',
      fix: 'look at systemctl status docker on the host, and the log of its start-up script',
    });
  });
});

describe('an image', () => {
  it('is on all hosts, or in its registry, or cannot be had', async () => {
    commands = new FakeCommands({
      docker: `case "$*" in
  *'image inspect genai-stub/flux:1'*) exit 0 ;;
  *'manifest inspect genai-stub/sd35:1'*) exit 0 ;;
  *) echo 'no such manifest' >&2; exit 1 ;;
esac`,
    });
    const findings = await imageFindings(test, test.hosts);
    expect(findings.slice(1, 4)).toEqual([
      { state: 'ok', what: 'image of flux: on its hosts' },
      { state: 'ok', what: 'image of sd35: in its registry' },
      {
        state: 'problem',
        what: 'image of comfyui: genai-stub/comfyui:1 is not available: no such manifest',
        fix: 'docker manifest inspect genai-stub/comfyui:1',
      },
    ]);
  });

  it('that nobody has chosen is not asked for', async () => {
    commands = new FakeCommands({ docker: 'exit 1' });
    const own = environment('staging', { images: { prometheus: 'unset' } });
    expect((await imageFindings(own, [])).map(({ what }) => what.split(':')[0])).toEqual([
      'image of gateway',
      'image of alertmanager',
      'image of grafana',
      'image of blackbox-exporter',
      'image of node-exporter',
      'image of cadvisor',
      'image of gpu-exporter',
      'image of loki',
      'image of collector',
      'image of jaeger',
    ]);
  });

  it('with a tag and a digest is asked for by its digest, as an engine pulls it', async () => {
    commands = new FakeCommands({
      docker: `case "$*" in *'manifest inspect grafana/grafana@sha256:'*) exit 0 ;; *) exit 1 ;; esac`,
    });
    expect(await imageFindings(environment('staging'), [])).toContainEqual({
      state: 'ok',
      what: 'image of grafana: in its registry',
    });
  });
});

describe('the secrets', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const young: SecretState = { value: 'version 1', made: new Date('2026-02-01T00:00:00Z'), readers: [] };
  const all = (stack: 'staging' | 'dev') => new Map(environment(stack).secrets.map(({ id }) => [id as string, young]));

  it('are in order where each has a value that is young enough', () => {
    expect(secretFindings(environment('staging'), all('staging'), now)).toEqual([
      {
        state: 'ok',
        what: `secrets: all ${environment('staging').secrets.length} have a value, and none has to be renewed yet`,
      },
    ]);
  });

  it('from outside hold up an update on Google Cloud, and not on an engine here; those made here never do', () => {
    const missing = (stack: 'staging' | 'dev') => {
      const states = all(stack);
      states.set('llm-api-key', { value: undefined, readers: [] });
      states.delete('tls-key');
      states.delete('db-password');
      states.set('redis-password', { value: 'version 1', made: new Date('2025-11-01T00:00:00Z') });
      return secretFindings(environment(stack), states, now).map(({ state, what }) => `${state} ${what}`);
    };
    expect(missing('staging')).toEqual([
      'warning secret redis-password: 120 days old, of at most 90',
      'warning secret tls-key: does not exist yet',
      'problem secret llm-api-key: no value',
    ]);
    expect(missing('dev')[1]).toBe('warning secret llm-api-key: no value');
  });

  it('that are certificates are renewed by their end and not by their age, and keys with them', () => {
    const made = new Date('2025-01-01T00:00:00Z');
    const ending = (id: string, end: string) =>
      secretFindings(
        environment('staging'),
        new Map([...all('staging'), ['tls-key', { ...young, made }], [id, { ...young, made, ends: new Date(end) }]]),
        now,
      );
    expect(ending('tls-cert', '2026-03-31T00:00:00Z')).toMatchObject([{ state: 'ok' }]);
    expect(ending('tls-cert', '2026-03-30T23:00:00Z')).toEqual([
      {
        state: 'warning',
        what: 'secret tls-cert: ends in 29 days',
        fix: 'npx infra certificates staging',
      },
    ]);
    expect(ending('tls-cert', '2026-02-27T00:00:00Z')).toMatchObject([{ what: 'secret tls-cert: ended 2 days ago' }]);
    expect(ending('tls-ca', '2027-02-28T00:00:00Z')).toMatchObject([{ what: 'secret tls-ca: ends in 364 days' }]);
  });
});

describe('a finding', () => {
  it('is a line, and below it what fixes it', () => {
    expect(findingLines(problem('x: missing', 'get x'))).toEqual(['problem  x: missing', '           get x']);
  });
});
