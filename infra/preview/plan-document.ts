import { z } from 'zod';
import { factsContract } from '../facts/contract.ts';

/** Version of what `infra preview --json` prints; raise it when a field goes or changes its meaning. */
export const schemaVersion = 1;

const path = z.array(z.string());

const resource = z.strictObject({
  type: z.string().describe('Type token of its provider'),
  name: z.string(),
  parent: z.string().describe('Type and name of the component that it belongs to; empty at the top'),
  inputs: z.record(z.string(), z.unknown()).describe('What would be asked of its provider'),
});

const placedReplica = z.strictObject({
  service: z.string(),
  replica: z.int(),
  gpu: z.int().nullable().describe('Index of its GPU'),
  memoryGib: z.number(),
  cpus: z.number(),
  gpuMemoryGib: z.number().nullable(),
  update: z.string().describe('How a new version replaces it'),
  reason: z.string().nullable().describe('Why not start-first'),
});

const placedHost = z.strictObject({
  host: z.string(),
  name: z.string(),
  machine: z.string().describe('Its machine type, or that it is an engine'),
  cpus: z.number(),
  memoryGib: z.number(),
  memoryFreeGib: z.number(),
  gpus: z.array(z.strictObject({ model: z.string(), memoryGib: z.number(), freeGib: z.number() })),
  replicas: z.array(placedReplica),
});

const violation = z.strictObject({
  rule: z.int().describe('Its number in docs/policy.md'),
  title: z.string(),
  references: z.string(),
  remediation: z.string(),
  type: z.string().describe('Type token of a resource; variable, service, profile or exception where it is none'),
  name: z.string(),
  path: z.string().describe('The input that decides; empty where there is none'),
  exception: z
    .strictObject({ rule: z.int(), resource: z.string(), reason: z.string(), granted: z.string(), expires: z.string() })
    .optional()
    .describe('The exception in stacks/exceptions.ts that allows it'),
});

const costs = z.strictObject({
  currency: z.literal('USD'),
  pricesOf: z.string().describe('Day of the list prices'),
  perMonth: z.number().describe('Of all whose price is known; without discounts, and without what is paid by use'),
  components: z.array(
    z.strictObject({
      component: z.string(),
      items: z.array(
        z.strictObject({ what: z.string(), perMonth: z.number().nullable().describe('null where no price is known') }),
      ),
    }),
  ),
  paidByUse: z.array(z.string()),
});

const variables = z.record(z.string(), z.string());
const unset = z.strictObject({
  path: path.describe('Where it is in the stack file, below genai:environment'),
  blocksUp: z.boolean().describe('up refuses as long as it is unset'),
});

const plan = z.strictObject({
  environment: z.string(),
  product: z.string(),
  project: z.string(),
  zone: z.string().nullable(),
  count: z.int().describe('Number of resources, components not counted'),
  resources: z.array(resource),
  placement: z.array(placedHost).describe('Each host, what runs on it, and what remains'),
  costs: costs.nullable().describe('null where there is no cloud'),
  urls: z.record(z.string(), z.string()).describe('Service → its address for people and for the .env'),
  outputs: factsContract.describe('The outputs of the stack'),
  variables: z.strictObject({
    environment: variables,
    services: z.record(z.string(), variables).describe('Of each service that reads any'),
  }),
  declaredNotBuilt: z
    .array(
      z.strictObject({
        variable: z.string(),
        value: z.string(),
        missing: z.string().describe('What would make it true'),
      }),
    )
    .describe('Variables of the environment that say that something exists, while nothing builds it'),
  toFillIn: z.array(unset).describe('What is still to be chosen in the stack file'),
  warnings: z.array(z.string()).describe('What up does not stop at, and a person should know'),
  secretsToSet: z
    .array(z.strictObject({ name: z.string(), command: z.string() }))
    .describe('Secrets from outside, by their names in Secret Manager, with the command that sets each'),
  violations: z.array(violation),
  exceptions: z.array(violation).describe('Violations that the profile allows'),
});

const reportedError = z.strictObject({
  file: z.string().nullable(),
  line: z.int().nullable(),
  path: path.describe('Where it is in the stack file; empty where it is about the whole'),
  message: z.string(),
});

const versioned = z.strictObject({ schemaVersion: z.literal(schemaVersion) });

/** What `infra preview --json` prints: a plan, or what is wrong. */
export const previewDocument = z.union([
  versioned.extend({
    ...plan.shape,
    toFillIn: z
      .array(unset.extend({ file: z.string(), line: z.int() }))
      .describe(plan.shape.toFillIn.description ?? ''),
    written: z.array(z.strictObject({ path: z.string(), variables: z.int() })).describe('Files with their variables'),
  }),
  versioned.extend({ errors: z.array(reportedError) }),
]);

/** Everything that a preview tells, as data. */
export type Plan = z.infer<typeof plan>;
export type PlacedHost = z.infer<typeof placedHost>;
export type PreviewDocument = z.infer<typeof previewDocument>;
export type ReportedError = z.infer<typeof reportedError>;

/** The JSON schema of that document. */
export const previewSchema = (): object => ({
  title: 'What infra preview --json prints',
  ...z.toJSONSchema(previewDocument, { reused: 'inline' }),
});
