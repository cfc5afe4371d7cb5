import { z } from 'zod';

/** One of the names that the catalogue knows. */
export const oneOf = (names: readonly string[]) => z.enum(names as [string, ...string[]]);
