const begin = '-----BEGIN [A-Z0-9 ]*PRIVATE KEY';
const end = '-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----';

/** A whole key, or one whose end was cut off: then nothing tells what is behind it. */
const whole = new RegExp(`${begin}[\\s\\S]*?(?:${end}|$)`, 'g');
const last = new RegExp(end);

/** Lines without private keys, also where only a part of one is in them. */
export function withoutPrivateKeys(given: readonly string[], mask: string): string[] {
  const lines = given.join('\n').replace(whole, mask).split('\n');
  const isOfKey = lines.map((line) => isLineOfKey(wordAtEnd(line)));
  lines.forEach((line, index) => {
    // The last line of a key is a short one.
    if (isOfKey[index - 1] && /^[A-Za-z0-9+/]{1,76}={0,2}$/.test(line.trim())) isOfKey[index] = true;
    if (!last.test(line)) return;
    isOfKey[index] = true;
    if (/^[\w+/=]+$/.test(wordAtEnd(lines[index - 1] ?? ''))) isOfKey[index - 1] = true;
    for (let above = index - 2; /^[\w+/=]{24,}$/.test(wordAtEnd(lines[above] ?? '')); above--) isOfKey[above] = true;
  });
  return lines.map((line, index) => (isOfKey[index] ? mask : line));
}

/** As long as the lines of keys are, with capitals, small letters and digits in it. */
const isLineOfKey = (word: string): boolean =>
  /^[A-Za-z0-9+/]{60,76}={0,2}$/.test(word) && [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(word));

const wordAtEnd = (line: string): string =>
  line
    .trimEnd()
    .split(/[\s"']/)
    .at(-1) ?? '';
