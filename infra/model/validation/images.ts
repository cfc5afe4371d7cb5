import { type Config, unset } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import type { Profile } from '../profile.ts';

/** Images that can change without anybody choosing: tags where the profile wants digests, and `latest` everywhere. */
export function imageChecks({ images = {} }: Partial<Config>, profile: Profile): Problem[] {
  return Object.entries(images).flatMap(([id, image]) => {
    const path = ['images', id];
    if (image === unset || image === undefined || image.includes('@sha256:')) return [];
    if (image.startsWith('sha256:')) {
      const elsewhere = 'is the id of an image on one engine, which no other can pull; give name@sha256:…';
      return profile.imagesByDigest ? [{ path, message: `"${image.slice(0, 19)}…" ${elsewhere}` }] : [];
    }
    if (profile.imagesByDigest) {
      return [
        {
          path,
          message: `"${image}" is a tag, and the image behind a tag can change; ${profile.environment} takes digests: name@sha256:…`,
        },
      ];
    }
    const isWhateverIsNewest = /:latest$/.test(image) || !/:[^/]+$/.test(image);
    return isWhateverIsNewest
      ? [{ path, message: `"${image}" is whatever is newest; give a tag other than latest, or a digest` }]
      : [];
  });
}
