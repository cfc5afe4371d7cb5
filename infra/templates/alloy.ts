/** A text in Alloy's language. */
export const text = (value: string): string => JSON.stringify(value);

/** Some lines in a block. */
export const block = (head: string, ...lines: readonly string[]): string[] => [
  `${head} {`,
  ...lines.map((line) => `  ${line}`),
  '}',
];
