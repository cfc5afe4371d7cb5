import { unset } from '../config/schema.ts';
import type { Environment } from './environment.ts';

/** Paths in the stack file where an image is `unset`: a preview lists them, `up` refuses them. */
export function toFillIn({ services, cloud }: Environment): string[][] {
  const images = services.filter(({ image }) => image === unset).map(({ id }) => ['images', id]);
  return [...(cloud?.hostImage === unset ? [['hostImage']] : []), ...images];
}
