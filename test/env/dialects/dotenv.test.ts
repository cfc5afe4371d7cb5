import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderFile } from '../../../infra/env/dialects/dialect.ts';
import { dotenv } from '../../../infra/env/dialects/dotenv.ts';
import { type ResolvedVariable, resolveVariables } from '../../../infra/env/resolve.ts';
import { InputError } from '../../../infra/problem.ts';
import { facts, stackNames } from '../../support/stacks.ts';

const header = { environment: 'staging', contract: 1, source: 'outputs' } as const;
const variable = (name: string, value: string, section = 'Section'): ResolvedVariable => ({
  name,
  value,
  section,
  variable: { from: 'setting', type: 'string', doc: `About ${name}`, readers: ['application'] },
});

describe('a rendered .env', () => {
  it('has a head, titled sections, a comment for each variable, and quotes only where they are needed', () => {
    const text = renderFile(dotenv, header, [
      variable('A', '1', 'One'),
      variable('B', '0 2 * * *', 'Two'),
      variable('C', 'a,b', 'Two'),
    ]);
    expect(
      text,
    ).toBe(`# DO NOT EDIT: rendered from the outputs of the stack staging (contract 1). Secrets are not in here.

# ===== One =====
# About A
A=1

# ===== Two =====
# About B
B='0 2 * * *'
# About C
C=a,b
`);
  });

  it('says in the comment of a variable what is missing for it to be true', () => {
    const text = renderFile(dotenv, header, [{ ...variable('A', '1'), missing: 'a job' }]);
    expect(text.split('\n').slice(-3)).toEqual(['# About A (declared, not built: a job)', 'A=1', '']);
  });

  it('is read back by Node as it was, whatever the values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        let text: string;
        try {
          text = renderFile(dotenv, header, [variable('A', value), variable('B', 'last')]);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          return;
        }
        expect(parseEnv(text)).toEqual({ A: value, B: 'last' });
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what it cannot carry, all of it at once and without showing a value', () => {
    const render = () =>
      renderFile(dotenv, header, [
        variable('A', "it's"),
        variable('B', 'fine'),
        variable('C', '$(id)'),
        variable('D', 'two\nlines'),
      ]);
    expect(render).toThrow(
      ['A', 'C', 'D']
        .map(
          (name) =>
            `settings.${name}  holds a quote, a dollar, a backslash, a newline or another control character, which a .env cannot carry to all of its readers; use another value`,
        )
        .join('\n'),
    );
  });

  it.each([
    ['=ls', "A='=ls'"],
    ['/bin:=ls', "A='/bin:=ls'"],
    ['a"b', "A='a\"b'"],
    ['a', 'A=a'],
  ])('writes %s so that no shell takes a part of it for a command', (value, line) => {
    expect(
      renderFile(dotenv, header, [variable('A', value)])
        .split('\n')
        .at(-2),
    ).toBe(line);
  });

  it.each(['"a"', '""', '"a" and "b"'])('refuses %s, whose quotes django-environ would take off', (value) => {
    expect(() => renderFile(dotenv, header, [variable('A', value)])).toThrow(
      'settings.A  begins and ends with a double quote, which one of the readers of a .env (django-environ) takes off; use another value',
    );
  });

  it.each(stackNames)('holds for %s exactly the variables of the environment', (stack) => {
    const own = facts(stack);
    const resolved = resolveVariables(own, 'environment');
    expect(parseEnv(renderFile(dotenv, header, resolved))).toEqual(
      Object.fromEntries(resolved.map(({ name, value }) => [name, value])),
    );
  });
});
