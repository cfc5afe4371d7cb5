import { withoutCommands } from '../masking/escapes.ts';
import { masked } from '../masking/masking.ts';

/**
 * What a host or a program on it says, as it may stand in a terminal and in a log that others read: without secrets, without commands
 * to the terminal, and without commands to the runner of GitHub.
 */
export const printable = (text: string): string => withoutCommands(masked(text));
