/** Types of resources: `gcp:secretmanager/secret:Secret`. */
const type =
  /\$?\b(?:pulumi|gcp|docker|random|tls|genai)(?::providers)?:(?:index|docker|gcp|\w+\/\w+|[a-z]+)(?::[A-Z]\w*)?/g;

/** How programs go on after `cannot fetch token: `: with what went wrong, and not with the token. */
const cause = [
  'dial|lookup|read|write|open|stat|exec|fork/exec|connect|connection|context|rpc error|unexpected|i/o timeout|EOF|googleapi|oauth2|net/http|x509|tls',
  '(?:Get|Post|Put|Patch|Delete|Head)(?= \\\\?")',
  'no such|not (?:found|set|given|allowed|authorized|valid|a|an|yet)|cannot|could not|unable|failed|failure|permission|access denied|denied',
  'unauthorized|unauthenticated|forbidden|authentication|already|timed? ?out|invalid|illegal|incorrect|expired|missing|must|error|unknown|unsupported|wrong',
  'executable file|status|server|request|resource|json|yaml|proto|[1-5]\\d\\d(?= [A-Z])|Error(?= \\d)|\\d+ errors? occurred',
  '\\((?:create|update|delete|replace|same|import|refresh|read)\\)|<nil>',
].join('|');
const beforeCause = new RegExp(`: +(?=(?:${cause})(?![\\w=]))`, 'g');

/** Words behind the name of an option or a variable that go on in a sentence about it. */
export const sentence =
  /^(?:or|and|via|is|are|was|were|be|must|may|can|cannot|could|should|will|needs?|has|have|had|does|do|not|no|for|from|in|to|with|of|on|at|as|by|if|when|instead|variables?|environment|flags?|options?|arguments?|fields?|files?|secrets?|missing|invalid|expired|failed|required|requires|exists|specified|provided|empty|unset|set|changed|value|[<>|-].*|[a-z]+s:|)(?![^\s.,;:!?)])/i;
const option = /--(?=([\w-]+) (.*))/g;
/** A directory and where a container has it: `/srv/secrets:/run/secrets:ro`. */
const mount = /(?<!\S)(?:\/[\w.-]+)+:(?:\/[\w.-]+)+(?::r[ow])?(?!\S)/g;

/**
 * A line in which those of the engine's and the providers' own words that could be taken for the name of a secret are blotted out, each
 * character for itself: what is found in it has the same place in the line.
 */
export const withoutOrdinary = (line: string): string =>
  line
    .replace(type, (found) => found.replace(/\w/g, 'x').replace(/\W/g, '.'))
    .replace(beforeCause, (found) => found.replace(':', ','))
    .replace(option, (found, _name, rest: string) => (sentence.test(rest) ? '..' : found))
    .replace(mount, (found) => found.replaceAll(':', ','));
