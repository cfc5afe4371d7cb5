import { typeOf } from './changes.ts';
import type { State, Step } from './preview-output.ts';

/** A resource that a preview knows: its inputs, and where it is among the others. */
export interface PreviewedResource {
  readonly type: string;
  readonly urn: string;
  readonly parent: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The resources as they would be. Of those that do not change only a preview with `--show-sames` knows. */
export const plannedResources = (steps: readonly Step[]): PreviewedResource[] =>
  resourcesOf(steps, ({ newState }) => newState);

/** The resources as the state has them, or as they were found to be. */
export const presentResources = (steps: readonly Step[]): PreviewedResource[] =>
  resourcesOf(steps, ({ oldState }) => oldState);

/** A replacement is several steps. */
function resourcesOf(steps: readonly Step[], stateOf: (step: Step) => State | undefined): PreviewedResource[] {
  const known = steps.flatMap((step) => {
    const state = stateOf(step);
    return state ? [{ type: typeOf(step.urn), urn: step.urn, parent: state.parent, inputs: state.inputs }] : [];
  });
  return [...new Map(known.map((one) => [one.urn, one])).values()];
}
