/** Colours, titles, links and other commands to a terminal. */
const escapes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

/** Other ends of lines than `\n`. GitHub's runner ends a line at a lone `\r`, too. */
const lineEnds = /\r\n?|\v|\f|[\u0085\u2028\u2029]/g;

/** Without these a text reads the same. Between the letters of a secret they would hide it. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A text as it will be read: lines without commands to a terminal, and without characters that nobody sees. */
export const withoutEscapes = (text: string): string =>
  text.replace(escapes, '').replace(lineEnds, '\n').replace(invisible, '').toWellFormed();

/** What GitHub's runner obeys where it stands in a log: `::name …::` at the beginning of a line, and `##[name …]` anywhere. */
const command = /^[^\S\n]*::(?:[^:\n]*::)?|##\[[^\]\n]*\]?/gm;

/** A text of which GitHub's runner takes nothing for a command. What remains of one must not be another. */
export function withoutCommands(text: string): string {
  const rest = text.replace(command, '');
  return rest === text ? text : withoutCommands(rest);
}
