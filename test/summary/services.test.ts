import { describe, expect, it } from 'vitest';
import { summarise } from '../../infra/summary/summarise.ts';
import { container, preview, runs, type TestStep, urn, vm } from './support.ts';

const section = (title: string, steps: readonly TestStep[], more = {}): string[] => {
  const [, text = ''] = summarise(preview(steps, more)).split(`### ${title}\n\n`);
  return (text.split('\n### ')[0] ?? '').split('\n').filter((line) => line !== '');
};
const of = (op: string, service: string, more: Partial<TestStep> = {}): TestStep => ({
  op,
  type: container,
  name: `gpu-0-${service}`,
  before: runs(service),
  after: runs(service),
  ...more,
});
/** All that stays is shown, as by `--show-sames`. */
const shown = { changeSummary: {} };

describe('downtime', () => {
  it.each([
    ['the new container first', [of('replace', 'flux')], 'start-first: no interruption'],
    [
      'the old one removed first',
      [of('replace', 'flux', { was: { pendingReplacement: true } })],
      'stop-first: interrupted while it is replaced',
    ],
    [
      'steps, the deletion last',
      [
        of('create-replacement', 'flux'),
        of('replace', 'flux'),
        of('delete-replaced', 'flux', { was: { delete: true } }),
      ],
      'start-first: no interruption',
    ],
    [
      'steps, the deletion first',
      [of('delete-replaced', 'flux'), of('replace', 'flux'), of('create-replacement', 'flux')],
      'stop-first: interrupted while it is replaced',
    ],
    [
      'with its VM',
      [
        { op: 'replace', type: vm, name: 'gpu-0-vm' },
        of('replace', 'flux', { was: { pendingReplacement: true, deletedWith: urn(vm, 'gpu-0-vm') } }),
      ],
      'down until `gpu-0-vm` is created again and ready',
    ],
    [
      'on another host',
      [of('create', 'flux', { name: 'gpu-1-flux' }), of('delete', 'flux')],
      'moves: the new container starts before the old one is removed',
    ],
    [
      'with a VM that restarts',
      [
        { op: 'update', type: vm, name: 'gpu-0-vm', before: { machineType: 'a' }, after: { machineType: 'b' } },
        of('same', 'flux', { will: { deletedWith: urn(vm, 'gpu-0-vm') } }),
      ],
      'down while `gpu-0-vm` restarts',
    ],
    [
      'with one of two VMs',
      [
        { op: 'replace', type: vm, name: 'gpu-1-vm' },
        of('replace', 'flux', { name: 'gpu-1-flux', was: { deletedWith: urn(vm, 'gpu-1-vm') } }),
        of('same', 'flux'),
      ],
      'fewer replicas: down until `gpu-1-vm` is created again and ready',
    ],
    ['changed in place', [of('update', 'flux')], 'changed in place'],
    [
      'the remains of an earlier update',
      [of('delete-replaced', 'flux', { was: { delete: true } })],
      'what an earlier update left of it is removed',
    ],
    ['new', [of('create', 'flux')], 'new'],
    ['removed', [of('delete', 'flux')], 'removed'],
    ['more of it', [of('create', 'flux'), of('same', 'flux', { name: 'gpu-1-flux' })], 'one container more'],
    ['less of it', [of('delete', 'flux'), of('same', 'flux', { name: 'gpu-1-flux' })], 'one container less'],
  ] satisfies [string, TestStep[], string][])('%s', (_, steps, text) => {
    expect(section('Services', steps, shown)).toEqual([
      expect.stringMatching(new RegExp(`^- \`flux\`( \\(2 containers\\))?: ${text.replaceAll('`', '.')}$`)),
    ]);
  });

  it('does not say what only the resources that stay could tell', () => {
    expect(section('Services', [of('create', 'flux')])).toEqual(['- `flux`: new, or one container more']);
    expect(section('Services', [of('delete', 'flux')])).toEqual(['- `flux`: removed, or one container less']);
  });

  it('is loud: a dozen services a line', () => {
    const steps = Array.from({ length: 13 }, (_, index) =>
      of('replace', `s${String(index).padStart(2, '0')}`, { was: { pendingReplacement: true } }),
    );
    const lines = summarise(preview(steps)).split('\n');
    expect(lines.filter((line) => line.startsWith('> - service'))).toEqual([
      expect.stringMatching(/^> - services (`s\d\d`, ){11}`s11`: stop-first/),
      '> - service `s12`: stop-first: interrupted while it is replaced',
    ]);
  });

  it('that a writer of its configuration stands for never runs, and reads it where nothing else changes', () => {
    const writer = { ...runs('gateway'), start: false };
    const written = of('replace', 'gateway', { name: 'gpu-0-gateway-config', before: writer, after: writer });
    expect(section('Services', [written])).toEqual(['- `gateway`: reads another configuration: no interruption']);
    expect(section('Services', [written, of('replace', 'gateway')])).toEqual([
      '- `gateway`: start-first: no interruption',
    ]);
    const [created, removed] = (['create', 'delete'] as const).map((op) => ({ ...written, op }));
    expect(section('Services', [created as TestStep])).toEqual([]);
    expect(section('Services', [removed as TestStep])).toEqual([]);
  });
});

describe('variables', () => {
  const envs = (before: string[], after: string[]) =>
    section('Variables', [of('replace', 'flux', { before: runs('flux', before), after: runs('flux', after) })]);

  it('says what is new, gone and another', () => {
    expect(envs(['A=1', 'B=2', 'C=x=y'], ['B=3', 'C=x=y', 'D='])).toEqual([
      '`flux`',
      '- `~ B=3, was 2`',
      '- `+ D=`',
      '- `- A=1`',
    ]);
  });

  it('shows no secret, known by its name, its form or the engine', () => {
    const text = envs(
      ['DB_PASSWORD=former', 'B=https://u:hunter22@h/', 'C=[secret]'],
      ['DB_PASSWORD=latter', `B=${'gh'}p_${'aB3dE5gH7jK9mN1pQ2sT4vW6xY8z'}`, 'C=plain', 'constructor=x'],
    ).join('\n');
    expect(text).toContain('~ DB_PASSWORD=');
    expect(text).toContain('~ C=plain, was (a secret, not shown)');
    expect(text).toContain('+ constructor=x');
    expect(text).not.toMatch(/former|latter|hunter22|gh._|\[secret\]/);
  });

  it('folds many, counts those of a new service, and says those of replicas once', () => {
    const many = Array.from({ length: 7 }, (_, index) => `V${index}=1`);
    expect(envs([], many)[0]).toBe('<details><summary><code>flux</code>: 7 variables change</summary>');
    expect(section('Variables', [of('create', 'flux', { after: runs('flux', many) })], shown)).toEqual([
      '`flux`',
      '- 7 variables',
    ]);
    const replica = { before: runs('flux', ['A=1']), after: runs('flux', ['A=2']) };
    expect(
      section('Variables', [of('replace', 'flux', replica), of('replace', 'flux', { ...replica, name: 'gpu-1-flux' })]),
    ).toEqual(['`flux`', '- `~ A=2, was 1`']);
  });
});
