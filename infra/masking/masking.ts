import { nameKind } from '../secret-guard/names.ts';
import { secretSuspicion } from '../secret-guard/secret-guard.ts';
import { secretValue } from './assignments.ts';
import { withoutEscapes } from './escapes.ts';
import { withoutOrdinary } from './ordinary.ts';
import { withoutPrivateKeys } from './private-keys.ts';

/** What stands in the place of a secret. So short that the guard does not take it for a password in its turn. */
export const mask = '***';

/** Nothing beyond that is shown, and the guard's patterns take their time over words without an end. */
const longestLine = 2_000;

/** A quote that is never closed hides no more lines than that. */
const longestValue = 40;

/**
 * A text without what looks like a secret, and without escapes: by the name in front of it, word by word, and if that is not enough, line
 * by line.
 */
export function masked(text: string): string {
  const lines = withoutEscapes(text).split('\n').map(ofLength);
  let belongs: Continuation = no;
  return withoutPrivateKeys(lines, mask)
    .map((line) => {
      if (belongs(line)) return line.trim() === '' ? line : mask;
      const { shown, continuation } = maskedLine(line);
      belongs = continuation;
      return shown;
    })
    .join('\n');
}

/** Whether a line goes on with the secret of an earlier one. It is asked of each line until it says no. */
type Continuation = (line: string) => boolean;
const no: Continuation = () => false;

/** A line up to a word that ends before it becomes too long. */
const ofLength = (line: string): string =>
  line.length > longestLine ? `${line.slice(0, line.lastIndexOf(' ', longestLine) + 1)}…` : line;

function maskedLine(given: string): { shown: string; continuation: Continuation } {
  const line = withoutLogins(given);
  const found = secretValue(withoutOrdinary(line));
  if (found === undefined) return { shown: withoutSuspicious(line), continuation: afterNameAlone(line) };
  const cut = `${line.slice(0, found.at)}${mask}`;
  return { shown: withoutSuspicious(cut), continuation: afterValue(line, found.at, found.quote) };
}

/** User info of addresses. That of other schemes than HTTP may be a name alone, which is no secret. */
const withoutLogins = (line: string): string =>
  line
    .replace(/(:\/\/)[^\s/@:"'<>]*:(?!\d{1,5}(?:[/?#,;"'\s]|$))[^\s"'<>]{1,500}@/g, `$1${mask}@`)
    .replace(/(\bhttps?:\/\/)(?!git@)[^\s/@:"'<>]+@/gi, `$1${mask}@`);

/** A line without the words that the guard suspects, and nothing of it where it suspects the rest. */
function withoutSuspicious(line: string): string {
  if (!isSuspicious(line)) return line;
  const byWord = line.replace(/[^\s"'`<>()[\]{},;]+/g, (word) => (isSuspicious(word) ? mask : word));
  return isSuspicious(byWord) ? mask : byWord;
}

const isSuspicious = (text: string): boolean => secretSuspicion('', withoutOrdinary(text)) !== undefined;

/** What belongs to a value that begins at an index: lines up to the closing quote, or, where nothing of it stands there, those further in. */
function afterValue(line: string, at: number, quote: string): Continuation {
  const rest = line.slice(at);
  const opened = quote === '' ? /[:=]\s*(\\*["'`])(?:(?!\1).)*$/.exec(rest)?.[1] : quote;
  if (opened !== undefined && (quote === '' || !rest.includes(quote, quote.length))) {
    let [left, isOpen] = [longestValue, true];
    return (next) => {
      const belongs = isOpen && left > 0;
      isOpen &&= !next.includes(opened);
      left -= 1;
      return belongs;
    };
  }
  if (/^[|>][-+\d]?\s*$/.test(rest)) return furtherIn(line, 1);
  return /^[[{(]?\s*$/.test(rest) ? furtherIn(line) : no;
}

/** What belongs to a name without a value: `- name: DB_PASSWORD`, whose `value: ` is on the next line; `password:`, which has lines of its own. */
function afterNameAlone(line: string): Continuation {
  const [, listed] = /\bname\\*["']?\s*[:=]\s*\\*["']?([\w.-]+)\\*["']?,?\s*$/i.exec(line) ?? [];
  if (listed !== undefined && isSecretName(listed)) {
    let isNext = true;
    return (next) => {
      const belongs = isNext && /^\W*value\W*[:=]/i.test(next);
      isNext = false;
      return belongs;
    };
  }
  const [, name] = /^[\s+~*"'`{[,-]*([\p{L}_][\p{L}\p{N}_.-]*)["'`]?\s*[:=]\s*$/u.exec(line) ?? [];
  return name !== undefined && isSecretName(name) ? furtherIn(line) : no;
}

const isSecretName = (name: string): boolean => nameKind(name, 'hunter2') === 'secret';

const indentation = (line: string): number => line.search(/\S|$/);

/** Lines that are further in than one, and the first few in any case. */
function furtherIn(line: string, inAnyCase = 0): Continuation {
  const own = indentation(line);
  let left = inAnyCase;
  return (next) => left-- > 0 || next.trim() === '' || indentation(next) > own;
}
