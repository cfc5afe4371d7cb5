/** The kinds of values, each with the pattern that its rendered form matches. */
export const valueTypes = {
  boolean: /^(true|false)$/,
  cron: /^\S+( \S+){4}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  duration: /^\d+(ms|s|m|h|d)$/,
  host: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  integer: /^\d+$/,
  list: /^[^,\s]+(,[^,\s]+)*$/,
  number: /^\d+(\.\d+)?$/,
  path: /^(\.?\/|gs:\/\/)\S*$/,
  port: /^\d{1,5}$/,
  size: /^\d+(\.\d+)?(MB|GB|m|g)$/,
  string: /^\S.*$/,
  subnet: /^\d+(\.\d+){3}\/\d+$/,
  url: /^(https?|gs|redis|postgresql):\/\/\S+$/,
  version: /^\d+(\.\d+)*$/,
  word: /^[A-Za-z0-9_.-]+$/,
} as const satisfies Record<string, RegExp>;

export type ValueType = keyof typeof valueTypes;
