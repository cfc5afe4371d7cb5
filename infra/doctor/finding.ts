/** What a look at one thing found. */
export interface Finding {
  /** A warning does not hold up the next update; a problem does. */
  readonly state: 'ok' | 'warning' | 'problem';
  /** What was looked at, and what is so, in one line. */
  readonly what: string;
  /** The command that fixes it, or, where there is none, what to do. */
  readonly fix?: string;
}

export const ok = (what: string): Finding => ({ state: 'ok', what });
export const warning = (what: string, fix: string): Finding => ({ state: 'warning', what, fix });
export const problem = (what: string, fix: string): Finding => ({ state: 'problem', what, fix });

/** A finding as lines for people: `problem  …`, and below it what fixes it. */
export const findingLines = ({ state, what, fix }: Finding): string[] => [
  `${state.padEnd(9)}${what}`,
  ...(fix === undefined ? [] : [`${' '.repeat(11)}${fix}`]),
];
