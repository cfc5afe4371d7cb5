type State =
  | 'before key'
  | 'key'
  | 'before value'
  | 'value'
  | 'escape'
  | 'single'
  | 'double'
  | 'double escape'
  | 'comment'
  | 'comment escape';

/**
 * Reads a text as systemd reads an `EnvironmentFile=`: a rendering of the state machine in its `env-file.c`, and of the check
 * of values in `env-util.c`, which leaves out variables with control characters and, as no UTF-8, noncharacters.
 */
export function readSystemdFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  let state: State = 'before key';
  let key = '';
  let value = '';
  let trailing = 0;
  const push = () => {
    const kept = trailing > 0 ? value.slice(0, value.length - trailing) : value;
    if (!/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/u.test(kept)) variables[key.trimEnd()] = kept;
    [key, value, trailing] = ['', '', 0];
  };
  for (const c of text) {
    const isNewline = c === '\n' || c === '\r';
    switch (state) {
      case 'before key':
        if (c === '#' || c === ';') state = 'comment';
        else if (!/\s/.test(c)) [state, key] = ['key', c];
        break;
      case 'key':
        if (isNewline) [state, key] = ['before key', ''];
        else if (c === '=') state = 'before value';
        else key += c;
        break;
      case 'before value':
      case 'value':
        if (isNewline) {
          push();
          state = 'before key';
        } else if (c === "'" && state === 'before value') state = 'single';
        else if (c === '"' && state === 'before value') state = 'double';
        else if (c === '\\') [state, trailing] = ['escape', 0];
        else if (/[ \t]/.test(c)) {
          if (state === 'value') [value, trailing] = [value + c, trailing + 1];
        } else [state, value, trailing] = ['value', value + c, 0];
        break;
      case 'escape':
        if (!isNewline) value += c;
        state = 'value';
        break;
      case 'single':
        if (c === "'") state = 'before value';
        else value += c;
        break;
      case 'double':
        if (c === '"') state = 'before value';
        else if (c === '\\') state = 'double escape';
        else value += c;
        break;
      case 'double escape':
        if ('"\\`$'.includes(c)) value += c;
        else if (c !== '\n') value += `\\${c}`;
        state = 'double';
        break;
      case 'comment':
        if (c === '\\') state = 'comment escape';
        else if (isNewline) state = 'before key';
        break;
      case 'comment escape':
        state = 'comment';
    }
  }
  if (['before value', 'value', 'escape', 'single', 'double', 'double escape'].includes(state)) push();
  return variables;
}
