/** A resource as a preview knows it: what it is, what it belongs to, and what would be asked of its provider. */
export interface PlannedResource {
  /** Type token: `gcp:storage/bucket:Bucket`. */
  readonly type: string;
  readonly name: string;
  /** URN without stack and project, `genai:gcp:BucketSet::buckets`; empty at the top. */
  readonly parent: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Type of the root of every stack; its children have no parent for us. */
export const stackType = 'pulumi:pulumi:Stack';

/** Identifies a resource among those of a stack. */
export const resourceKey = ({ type, name }: Pick<PlannedResource, 'type' | 'name'>): string => `${type}::${name}`;

/** The last type and the name of a URN: what identifies a parent without its own ancestors. */
export function keyOfUrn(urn: string): string {
  const [, , types = '', name = ''] = urn.split('::');
  const type = types.split('$').at(-1) ?? '';
  return type === '' || type === stackType ? '' : `${type}::${name}`;
}
