/** One thing that is wrong with what a person gave us. */
export interface Problem {
  /** Where: the path inside the stack's configuration, `["hosts", "gpu-0", "gpu", "model"]`. */
  readonly path: readonly string[];
  /** What is wrong, what was given, what is allowed and what to do, in one line. */
  readonly message: string;
  /** The line, where the path alone does not tell: of a key that stands twice, of a text that is no YAML. */
  readonly line?: number;
  /** Set where it is about the value at the path, which may stand on another line than its key. */
  readonly isOfValue?: true;
}

/** A mistake of the user, not of the program: shown as lines, without a stack trace. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path.join('.')}  ${problem.message}`).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}
