import fc from 'fast-check';
import type { Dialect } from '../../infra/env/dialects/dialect.ts';

/** Any text, and more often such as has a meaning to some reader. */
export const anyValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...' \t\n\r\'"\\$`#;=(){}<>|&!~*%aA0') }),
  fc.constantFrom(
    '',
    '$(id)',
    '${HOME}',
    'a #b',
    '~',
    "it's",
    '\\',
    'END_OF_GENAI_VALUE',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\u{1ffff}',
    'ü',
    '0 2 * * *',
    '=ls',
    '/bin:=ls',
    '"in quotes"',
    '"a" and "b"',
    '""',
  ),
);

/** A file with these values as `V0`, `V1`, …; a dialect must accept them all. */
export const renderValues = (dialect: Dialect, values: readonly string[]): string =>
  dialect.render(
    { environment: 'test', contract: 1, source: 'outputs' },
    values.map((value, index) => ({
      name: `V${index}`,
      value,
      section: 'Section',
      variable: { from: 'setting', type: 'string', doc: 'A value', readers: [] },
    })),
  );
