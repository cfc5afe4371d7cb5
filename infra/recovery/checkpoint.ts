/** What `pulumi stack export` tells of a stack, as far as recovery reads it. */
export interface Checkpoint {
  readonly resources: readonly CheckpointResource[];
  readonly pending: readonly CheckpointResource[];
}

export interface CheckpointResource {
  readonly urn: string;
  readonly type: string;
  /** The provider's id; missing while the resource is being created. */
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  /** URN of its provider, and the provider's id behind `::`. */
  readonly provider?: string;
}

/**
 * Reads an exported stack.
 *
 * @throws Error where the text is none.
 */
export function readCheckpoint(exported: string): Checkpoint {
  const { deployment } = JSON.parse(exported) as {
    deployment: {
      resources?: CheckpointResource[];
      pending_operations?: { type: string; resource: CheckpointResource }[];
    };
  };
  const creations = (deployment.pending_operations ?? []).filter(({ type }) => type === 'creating');
  return { resources: deployment.resources ?? [], pending: creations.map(({ resource }) => resource) };
}
