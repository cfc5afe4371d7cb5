import { fileURLToPath } from 'node:url';

/** The repository: stack files are read from it, `out/` and `.local/` are written into it. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
