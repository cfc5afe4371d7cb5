import { z } from 'zod';

/**
 * Text with which nothing is wrong.
 *
 * @param problem says what is wrong with a text, and what to do; undefined for one that is right.
 * @param forEditors what a JSON schema can say of it: `pattern`, `enum`.
 */
export const text = (problem: (text: string) => string | undefined, forEditors: object = {}) =>
  z
    .string()
    .superRefine((value, context) => {
      const message = problem(value);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .meta({ ...forEditors });
