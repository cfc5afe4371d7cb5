import { text } from './text.ts';

/** Path of a file or directory on a host, written in the one way that there is, so that two paths can be compared. */
export const absolutePath = () => text(pathProblem, { pattern: '^(/[\\w.@-]+)+$' });

function pathProblem(path: string): string | undefined {
  if (!/^\/[\w./@-]*$/.test(path)) return 'must be an absolute path of letters, digits and ./_@-';
  const parts = path.split('/').slice(1);
  if (parts.includes('..')) return 'contains ..; write the path without it';
  if (path.endsWith('/') || path.endsWith('/.'))
    return 'is a directory by its end; write the path without / at the end';
  if (parts.includes('.') || parts.includes('')) return 'contains /./ or //; write the path without it';
  return undefined;
}
