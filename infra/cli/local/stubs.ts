import { parseDocument } from 'yaml';
import { stubImage } from '../../catalogue/images.ts';
import { serviceIds } from '../../catalogue/services/catalogue.ts';
import { unset } from '../../config/schema.ts';
import { configKey, readStackFile } from '../../config/stack-file.ts';
import type { StackInput } from '../stack-input.ts';

/** A stack file in which stubs take the place of the images that nobody has chosen. */
export function withStubs(input: StackInput): StackInput {
  const document = parseDocument(input.text);
  for (const id of serviceIds) {
    const path = ['config', configKey, 'images', id];
    if ([undefined, unset].includes(document.getIn(path) as string | undefined)) document.setIn(path, stubImage(id));
  }
  const text = document.toString();
  return { ...input, text, raw: readStackFile(text).environment };
}
