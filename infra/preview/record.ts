import * as pulumi from '@pulumi/pulumi';
import { normalise, type RawResource } from './normalise.ts';
import type { PlannedResource } from './resource.ts';

/** What a program would do, found out without an engine. */
export interface Recording<T> {
  readonly resources: readonly PlannedResource[];
  /** What the program returned: the stack's outputs. */
  readonly outputs: T;
}

/** What the recorder needs of a registration request: the messages of Pulumi's monitor have no published types. */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getAdditionalsecretoutputsList(): string[];
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
}
type Callback = (error: Error | null, response?: { getUrn(): string }) => void;
interface Monitor {
  registerResource(request: RegisterRequest, callback: Callback): Promise<void>;
}

/**
 * Runs a Pulumi program in this process, on Pulumi's own mock runtime in preview mode, and records what it registers.
 *
 * The runtime's settings are global to the process: recordings must not overlap.
 *
 * @param config keys and values as the engine passes them: nested values as JSON.
 */
export async function record<T>(
  project: string,
  stack: string,
  config: Readonly<Record<string, string>>,
  program: () => Promise<T>,
): Promise<Recording<T>> {
  const recorded = new Map<string, RawResource>();
  let failure: Error | undefined;
  const secretOutputs = new Map<string, string[]>();
  await pulumi.runtime.setMocks(
    {
      call: ({ token }) => {
        const details = `The program calls ${token}, which a preview without a cloud cannot answer; compute the value instead.`;
        // The runtime reads what gRPC would have put into `details`.
        throw Object.assign(new Error(details), { details });
      },
      // What a provider would add stays unknown, as in the engine: the id too, which must be undefined for that. Secret outputs
      // alone get a value, an empty one: without the engine an unknown value cannot be secret, and whoever reads it must be.
      newResource: ({ type, name, inputs }) => ({
        id: undefined,
        state: {
          ...inputs,
          ...Object.fromEntries(
            (secretOutputs.get(`${type}::${name}`) ?? []).map((output) => [output, pulumi.secret('')]),
          ),
        },
      }),
    },
    project,
    stack,
    true,
  );
  pulumi.runtime.setAllConfig({ ...config });

  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    secretOutputs.set(`${request.getType()}::${request.getName()}`, request.getAdditionalsecretoutputsList());
    return register(request, (error, response) => {
      if (response) {
        const urn = response.getUrn();
        if (recorded.has(urn)) failure ??= new Error(`Two resources have the name ${urn}.`);
        recorded.set(urn, {
          type: request.getType(),
          urn,
          parent: request.getParent(),
          inputs: request.getObject()?.toJavaScript(),
        });
      }
      callback(error, response);
    });
  };

  // What the program throws is kept until the runtime has settled: thrown through it, it would reject a dozen promises of the
  // runtime's that nobody awaits.
  let result: { readonly outputs: T } | { readonly error: unknown } | undefined;
  await withoutStackTraces(async () => {
    await pulumi.runtime.runInPulumiStack(async () => {
      result = await program().then(
        (outputs) => ({ outputs }),
        (error: unknown) => ({ error }),
      );
      return {};
    });
    await pulumi.runtime.disconnect();
  });
  if (result === undefined || 'error' in result) throw result?.error;
  if (failure) throw failure;
  return { resources: normalise([...recorded.values()]), outputs: result.outputs };
}

/**
 * The SDK formats a stack trace for each of its promises, thousands of them: a third of the time of a recording, for
 * nothing. Node's `--stack-trace-limit`, set above its default, brings them back to whoever looks for a bug.
 */
async function withoutStackTraces(run: () => Promise<void>): Promise<void> {
  const limit = Error.stackTraceLimit;
  if (limit <= 10) Error.stackTraceLimit = 0;
  try {
    await run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
