import { text } from './text.ts';

/** Path of a file or directory on a host, written in the one way that there is, so that two paths can be compared. */
export const absolutePath = () => text(pathProblem, { pattern: '^(/[\\w.@-]+)+$' });

/** What is wrong with an absolute path, or not written in the one way that there is. */
export function pathProblem(path: string): string | undefined {
  if (!/^\/[\w./@-]*$/.test(path)) return 'must be an absolute path of letters, digits and ./_@-';
  const parts = path.split('/').slice(1);
  if (parts.includes('..')) return 'contains ..; write the path without it';
  if (path.endsWith('/') || path.endsWith('/.')) return 'ends like a directory; write the path without / at its end';
  if (parts.includes('.') || parts.includes('')) return 'contains /./ or //; write the path without it';
  return undefined;
}
