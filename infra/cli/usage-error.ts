/** A command that was called the wrong way: shown with what the command takes, exit code 2. */
export class UsageError extends Error {}
