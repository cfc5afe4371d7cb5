export type Inputs = Readonly<Record<string, unknown>>;

/** What it is, the type, and the inputs before and after: none before a creation, none after a deletion. */
export type Case = readonly [what: string, type: string, before: Inputs | undefined, after: Inputs | undefined];

/** One that lays something open, with the words for it. */
export type ExposingCase = readonly [...Case, text: string];
