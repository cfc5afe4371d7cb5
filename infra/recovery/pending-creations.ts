import { resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import type { Checkpoint, CheckpointResource } from './checkpoint.ts';

/** What `pulumi import --file` reads: a resource with its id, and the URNs that it names. */
export interface Import {
  readonly nameTable: Readonly<Record<string, string>>;
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly parent?: string;
    readonly provider?: string;
  }[];
}

/**
 * An import for each resource whose creation was cut short and that may exist. What the stack has under the same URN is being
 * replaced, and is left to the update; what carries labels was removed with the orphans.
 *
 * The engine's own `refresh --import-pending-creates` forgets such a resource instead (3.259).
 */
export function importsOf({ resources, pending }: Checkpoint): Import[] {
  const known = new Set(resources.map(({ urn }) => urn));
  return pending.flatMap((resource) => {
    const id = idOf(resource);
    return id === undefined || known.has(resource.urn) ? [] : [importOf(resource, id)];
  });
}

function importOf({ urn, type, parent, provider }: CheckpointResource, id: string): Import {
  const providerUrn = provider?.split('::').slice(0, -1).join('::');
  return {
    nameTable: { ...(parent && { parent }), ...(providerUrn && { provider: providerUrn }) },
    resources: [
      {
        type,
        name: urn.split('::').at(-1) ?? '',
        id,
        ...(parent && { parent: 'parent' }),
        ...(providerUrn && { provider: 'provider' }),
      },
    ],
  };
}

function idOf({ type, inputs = {} }: CheckpointResource): string | undefined {
  if ('labels' in inputs && type.startsWith('docker:')) return undefined;
  const id = resourceTypeOf(type)?.importId?.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name] ?? ''));
  return id === undefined || id === '' || id.includes('//') ? undefined : id;
}
