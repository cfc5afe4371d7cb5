import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { InputError } from '../../problem.ts';

/** The most that Secret Manager holds. Source: its documentation, «Quotas and limits». */
const longestBytes = 64 * 1024;

/**
 * Reads the value of a secret: from standard input, or at a prompt that shows nothing of it. Never from an argument, which
 * others on the machine could see and the shell would remember.
 *
 * @throws InputError for what cannot be meant: nothing, a placeholder, too much.
 */
export async function readSecret(name: string): Promise<string> {
  const given = process.stdin.isTTY ? await prompted(`${name} (nothing is shown): `) : await text(process.stdin);
  // `echo` ends a line that nobody meant; a certificate's last line end is its own.
  const value = /^[^\n]*\n$/.test(given) ? given.replace(/\r?\n$/, '') : given;
  const message = refusal(value);
  if (message !== undefined) throw new InputError([{ path: [name], message }]);
  return value;
}

function refusal(value: string): string | undefined {
  if (value.trim() === '') return 'was given no value: pipe it in, or type it at the prompt';
  if (/change[_-]?me/i.test(value)) return 'was given a placeholder';
  if (Buffer.byteLength(value) > longestBytes) return `is longer than ${longestBytes} bytes`;
  return undefined;
}

async function prompted(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
