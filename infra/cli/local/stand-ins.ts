import { parseDocument } from 'yaml';
import { serviceRoles } from '../../catalogue/services/catalogue.ts';
import { unset } from '../../config/schema.ts';
import { configKey, readStackFile } from '../../config/stack-file.ts';
import type { StackInput } from '../stack-input.ts';
import { standInImage } from './stand-in-images.ts';

/** A stack file in which stand-ins take the place of the images that nobody has chosen. */
export function withStandIns(input: StackInput): StackInput {
  const document = parseDocument(input.text);
  for (const role of serviceRoles) {
    const path = ['config', configKey, 'images', role];
    if ([undefined, unset].includes(document.getIn(path) as string | undefined))
      document.setIn(path, standInImage(role));
  }
  const text = document.toString();
  return { ...input, text, raw: readStackFile(text).environment };
}
