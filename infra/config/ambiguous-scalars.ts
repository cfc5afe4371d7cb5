import type { Scalar } from 'yaml';
import { notShown, reasonToHide } from './show.ts';

/**
 * What is wrong with a single value that not every reader of YAML takes for the same: Pulumi's engine (`yaml.v3`, which knows
 * numbers and dates of YAML 1.1), this program (YAML 1.2), and editors and tools of either kind. Undefined for one that all read alike.
 */
export function scalarProblem(scalar: Scalar, source: string, path: readonly string[]): string | undefined {
  if (scalar.tag !== undefined) return 'has a tag (!…): leave it out, and write text in quotes';
  if (source.includes('\n')) return 'spans several lines: write it on one line';
  if (typeof scalar.value === 'string' && loneSurrogate.test(scalar.value))
    return 'has half of a character (\\ud800 to \\udfff): leave it out';
  if (typeof scalar.value === 'string' && /^[\n\t\u2028\u2029]/.test(scalar.value))
    return 'begins with a line break or a tab, which Pulumi’s engine does not always keep: leave that out';
  if (scalar.type === 'QUOTE_DOUBLE' && /(?<!\\)(\\\\)*\\\//.test(source))
    return 'has \\/, which Pulumi’s engine does not know: write /';
  return scalar.type === 'PLAIN' ? plainProblem(source, scalar.value, path) : undefined;
}

const loneSurrogate = /\p{Surrogate}/u;

/** Switches of YAML 1.1, which are text in YAML 1.2. */
const switches = /^(y|yes|n|no|on|off)$/i;
/** Go's `time.Parse` and YAML 1.1 read more than real dates. */
const date = /^\d{4}-\d{1,2}-\d{1,2}([Tt\s]|$)/;
/** Minutes and seconds of YAML 1.1: 1:30 is 90. */
const sexagesimal = /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/;
/** A number to somebody, once its underscores are gone: octal, hexadecimal, binary, decimal, infinite, none. */
const numeric = /^[-+]?(0x[\da-f]+|0o[-+]?[0-7]+|0b[-+]?[01]+|(\d+\.?\d*|\.\d*)(e[-+]?\d+)?|\.inf|\.nan)$/i;
/** A number that is the same to everybody, as long as it is not too large. */
const decimal = /^[-+]?(?!0\d)(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Between brackets these begin or end something else for Pulumi's engine. */
const indicator = /^:|\?/;

/** What is wrong with a value without quotes, of which `value` is what YAML 1.2 reads. */
function plainProblem(text: string, value: unknown, path: readonly string[]): string | undefined {
  const suspicion = reasonToHide(text, path);
  const shown = suspicion === undefined ? text : notShown(suspicion);
  const quoted = suspicion === undefined ? `in quotes, "${text}"` : 'in quotes';
  if (text === '<<') return `${shown} merges maps for some readers of YAML: write the keys out`;
  if (indicator.test(text)) return `${shown} has a colon at its beginning or a question mark: write it ${quoted}`;
  if (switches.test(text)) {
    return `${shown} is ${/^(y|on)/i.test(text)} to some readers of YAML, and text to others: write true or false, or, for text, ${quoted}`;
  }
  if (date.test(text)) return `${shown} is a date to some readers of YAML, and text to others: write it ${quoted}`;
  if (sexagesimal.test(text))
    return `${shown} is a number to base 60 to some readers of YAML, and text to others: write it ${quoted}`;
  if (!/^[-+.\d]/.test(text) || !numeric.test(text.replaceAll('_', ''))) return undefined;
  if (decimal.test(text) && isExact(value)) return undefined;
  const number = decimalOf(text);
  const remedy = number === undefined ? `write it ${quoted}` : `write ${number}, or, for text, ${quoted}`;
  return `${shown} is not the same number to all readers of YAML: ${remedy}`;
}

const isExact = (value: unknown): boolean =>
  typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER && !Object.is(value, -0);

/** The number that was probably meant, where it can be written so that all read it alike. */
function decimalOf(text: string): number | undefined {
  const [, sign, digits = ''] = /^([-+]?)(.*)$/.exec(text.replaceAll('_', '').toLowerCase()) ?? [];
  const number = Number(digits.replace(/^0+(?=\d)/, '')) * (sign === '-' ? -1 : 1);
  if (Object.is(number, -0)) return 0;
  return digits !== '' && isExact(number) && decimal.test(String(number)) ? number : undefined;
}
