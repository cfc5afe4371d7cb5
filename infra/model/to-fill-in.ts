import { unset } from '../config/schema.ts';
import type { Environment } from './environment.ts';

/** Paths in the stack file where something is `unset` that the environment does not run without: a preview lists them, `up` refuses them. */
export function toFillIn({ services, cloud, settings, profile }: Environment): string[][] {
  const images = services.filter(({ image }) => image === unset).map(({ id }) => ['images', id]);
  const choices = profile.requiredSettings.filter((name) => settings[name] === undefined);
  return [
    ...(cloud?.hostImage === unset ? [['hostImage']] : []),
    ...images,
    ...choices.map((name) => ['settings', name]),
  ];
}
