import { secretSuspicion } from '../secret-guard/secret-guard.ts';

/** What stands in the place of a secret. So short that the guard does not take it for a password in its turn. */
export const mask = '***';

const privateKey = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g;
/** A name with its value: `DB_PASSWORD=…`, `"apiKey": "…"`, also escaped, in Go's `map[apiKey:…]`, or as an option, `--api-key …`. */
const assignment =
  /(?<=^|[\s"'{,;&?([-])([A-Za-z_][\w.-]*)(\\*["']?\s*[:=]\s*|(?<=--[\w.-]*)\s+)(\\*["']?)([^\s"',;&\\\]]+)/g;

/** Nothing beyond that is shown, and the guard's patterns take their time over words without an end. */
const longestLine = 2_000;

/** A text without what looks like a secret: by the name in front of it, word by word, and if that is not enough, line by line. */
export const masked = (text: string): string =>
  text
    .replace(privateKey, mask)
    .split('\n')
    .map((line) => maskedLine(line.length > longestLine ? `${line.slice(0, longestLine).replace(/\S*$/, '')}…` : line))
    .join('\n');

function maskedLine(line: string): string {
  const byName = cutAtSecret(line);
  if (secretSuspicion('', byName) === undefined) return byName;
  const byWord = byName.replace(/[^\s"'`<>()[\]{},;]+/g, (word) =>
    secretSuspicion('', word) === undefined ? word : mask,
  );
  return secretSuspicion('', byWord) === undefined ? byWord : mask;
}

/** A line up to the value behind the first secret name: where that value ends, nobody can tell for sure. */
function cutAtSecret(line: string): string {
  for (const { index, 1: name = '', 2: sign = '', 4: value = '' } of line.matchAll(assignment)) {
    if (secretSuspicion(variableName(name), value) !== undefined) return `${line.slice(0, index)}${name}${sign}${mask}`;
  }
  return line;
}

/** The name under which the guard knows a property: `DB_PASSWORD` of `dbPassword`. */
export const variableName = (key: string): string =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
