/** A command that was called the wrong way: shown with how the command is called, exit code 2. */
export class UsageError extends Error {}
