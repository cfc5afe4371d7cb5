/** Variables of lines `NAME=value`. */
export const variablesOf = (lines: string): readonly { readonly name: string; readonly value: string }[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => ({ name: line.slice(0, line.indexOf('=')), value: line.slice(line.indexOf('=') + 1) }));

/** A text in base64, without the signs that fill it up. */
export const encoded = (plain: string): string => Buffer.from(plain).toString('base64').replace(/=+$/, '');
