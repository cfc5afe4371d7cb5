import { showPart } from './show.ts';

const form = 'must be an image (name:tag, name@sha256:… or sha256:…), or unset';

const digest = /^sha256:[0-9a-f]{64}$/;

/** What Docker refuses in the name of an image. Source: the grammar of `distribution/reference`. */
export function imageProblem(reference: string): string | undefined {
  if (digest.test(reference)) return undefined;
  if (/^[a-z]+:\/\//i.test(reference))
    return `is a URL; write the image without ${/^[a-z]+:\/\//i.exec(reference)?.[0]}`;
  if (!/^[\w./:@[\]-]+$/.test(reference)) return form;
  const [named = '', ...digests] = reference.split('@');
  if (digests.length > 1 || (digests[0] !== undefined && !digest.test(digests[0]))) {
    return 'has a digest that is none: write @sha256: and 64 hexadecimal digits in lower case';
  }
  const [, name = '', tag] = /^(.*?)(?::([^:/]*))?$/.exec(named) ?? [];
  if (name === 'unset') return 'is not an image: write unset alone, or the name of an image';
  return tagProblem(tag) ?? nameProblem(name, reference);
}

function tagProblem(tag: string | undefined): string | undefined {
  if (tag === undefined || /^\w[\w.-]{0,127}$/.test(tag)) return undefined;
  if (tag.length > 128) return `has a tag of ${tag.length} characters; 128 are allowed`;
  return 'has a tag that is none: write letters, digits and _.- behind the colon, beginning with a letter or digit';
}

/** A part of a path: lower-case letters and digits, and between them a dot, one or two underscores, or hyphens. */
const component = /^[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*$/;
const registryHost = /^(\[[0-9a-fA-F:]+\]|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)(:\d{1,5})?$/;

/** Whether a text is the host of a registry, with a port or without. */
export function isRegistry(text: string): boolean {
  const port = Number(/:(\d+)$/.exec(text)?.[1] ?? 443);
  return registryHost.test(text) && port >= 1 && port <= 65535;
}

function nameProblem(name: string, reference: string): string | undefined {
  const [first = '', ...rest] = name.split('/');
  const hasRegistry = rest.length > 0 && (/[.:[]/.test(first) || first === 'localhost');
  if (/[A-Z]/.test(name)) return 'has upper-case letters; names of images have none';
  if (name.length > 255) return `has a name of ${name.length} characters; 255 are allowed`;
  if (/^[0-9a-f]{64}$/.test(name)) return 'is a digest without its beginning: write sha256: before it';
  if (hasRegistry && !isRegistry(first))
    return `has no registry in ${showPart(first, reference, ['images'])}: write a host, or host:port`;
  const wrong = (hasRegistry ? rest : [first, ...rest]).find((part) => !component.test(part));
  if (wrong === undefined) return undefined;
  return `has the part ${showPart(wrong, reference, ['images'])} in its name, which Docker refuses: write lower-case letters and digits, with . _ or - between them, and one colon before the tag`;
}
