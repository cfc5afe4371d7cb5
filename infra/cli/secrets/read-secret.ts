import { isUtf8 } from 'node:buffer';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '../../problem.ts';

/** The most that Secret Manager holds. Source: its documentation, «Quotas and limits». */
const longestBytes = 64 * 1024;

/** Milliseconds in which a terminal brings all of what was pasted. */
const pasteMs = 50;

/**
 * Reads the value of a secret: from standard input, or at a prompt that shows nothing of it. Never from an argument, which
 * others on the machine could see and the shell would remember.
 *
 * @throws InputError for what cannot be meant: nothing, a placeholder, too much.
 */
export async function readSecret(name: string): Promise<string> {
  const refuse = (message: string) => new InputError([{ path: [name], message }]);
  const bytes = process.stdin.isTTY ? undefined : await buffer(process.stdin);
  if (bytes && !isUtf8(bytes)) throw refuse('is not UTF-8 text, and would be stored differently');
  const lines = bytes ? [bytes.toString('utf8')] : await prompted(`${name} (nothing is shown): `);
  if (lines.length > 1) throw refuse('is given several lines: pipe them in, … < file');
  const [given = ''] = lines;
  // `echo` ends a line that nobody meant; a certificate's last line end is its own.
  const value = /^[^\n]*\n$/.test(given) ? given.replace(/\r?\n$/, '') : given;
  const message = refusal(value);
  if (message !== undefined) throw refuse(message);
  return value;
}

function refusal(value: string): string | undefined {
  if (value.trim() === '') return 'was given no value: pipe it in, or type it at the prompt';
  if (/change[_-]?me/i.test(value)) return 'was given a placeholder';
  if (Buffer.byteLength(value) > longestBytes) return `is longer than ${longestBytes} bytes`;
  return undefined;
}

/** The lines that were typed or pasted; none where somebody thought better of it. */
async function prompted(question: string): Promise<string[]> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const lines: string[] = [];
  terminal.on('line', (line) => lines.push(line));
  try {
    await new Promise((resolve) => terminal.once('line', resolve).once('close', resolve).once('SIGINT', resolve));
    // Lines that were pasted behind the first are there by then.
    await sleep(pasteMs);
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
  return lines;
}
