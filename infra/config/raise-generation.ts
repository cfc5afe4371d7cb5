import { parseDocument } from 'yaml';
import { configKey } from './stack-file.ts';

/** The text of a stack file with another generation of a secret; everything else, comments too, stays as it is. */
export function withGeneration(text: string, role: string, generation: number): string {
  const document = parseDocument(text);
  document.setIn(['config', configKey, 'secretGenerations', role], generation);
  return document.toString({ lineWidth: 0 });
}
