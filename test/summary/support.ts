import type { PreviewRun } from '../../infra/summary/preview-output.ts';

/** A resource in a preview of a test's own making. */
export interface TestStep {
  readonly op: string;
  readonly type?: string;
  readonly name?: string;
  /** Type and name of the component that it belongs to. */
  readonly parent?: readonly [type: string, name: string];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** Further fields of the old state, like `protect`. */
  readonly was?: Readonly<Record<string, unknown>>;
  readonly will?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export const bucket = 'gcp:storage/bucket:Bucket';
export const container = 'docker:index/container:Container';
export const volume = 'docker:index/volume:Volume';
export const disk = 'gcp:compute/disk:Disk';
export const vm = 'gcp:compute/instance:Instance';

export const urn = (type: string, name: string): string => `urn:pulumi:staging::genai::${type}::${name}`;

/** A preview as the engine prints it. */
export function preview(steps: readonly TestStep[], more: Readonly<Record<string, unknown>> = {}): PreviewRun {
  const counted = Map.groupBy(steps, ({ op }) => op);
  const changeSummary = { same: 7, ...Object.fromEntries([...counted].map(([op, those]) => [op, those.length])) };
  const stdout = JSON.stringify({ steps: steps.map(engineStep), changeSummary, ...more });
  return { stack: 'staging', status: 0, stdout, stderr: '' };
}

function engineStep(step: TestStep) {
  const { op, type = bucket, name = 'one', parent, before, after, was, will, ...rest } = step;
  const common = { type, ...(parent && { parent: urn(...parent) }) };
  return {
    op,
    urn: urn(type, name),
    ...(op !== 'create' && { oldState: { ...common, inputs: before ?? {}, ...was } }),
    ...(op !== 'delete' && op !== 'delete-replaced' && { newState: { ...common, inputs: after ?? {}, ...will } }),
    ...rest,
  };
}

/** Inputs of a container that runs a service. */
export const runs = (service: string, envs: readonly string[] = []) => ({
  labels: [{ label: 'genai.service', value: service }],
  envs,
});
