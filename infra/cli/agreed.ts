import { createInterface } from 'node:readline/promises';

/** Asks on the terminal; without one nobody can agree. */
export async function agreed(question: string): Promise<boolean> {
  if (!canBeAsked(question)) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Whoever ends the input, or presses Ctrl-C, does not agree; then no answer comes.
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(`${question} [y/N] `).catch(() => ''), ended]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Whether there is a terminal to ask on; says what to do where there is none. */
export function canBeAsked(question: string): boolean {
  if (!process.stdin.isTTY) console.error(`${question} There is no terminal to ask on: use --yes.`);
  return process.stdin.isTTY;
}
