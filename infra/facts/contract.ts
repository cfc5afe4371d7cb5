import { z } from 'zod';

/** Version of the outputs. A reader of another version stops instead of guessing; raise it when a field changes its meaning. */
export const contractVersion = 1;

const name = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const hostFacts = z.strictObject({
  /** Name of the VM, or of the engine where the host is no VM of ours. */
  name,
  /** How other hosts and people reach its gateway: a DNS name or address. */
  address: name,
  gpus: z.array(z.strictObject({ model: name, memoryGib: z.number() })),
});

const serviceFacts = z.strictObject({
  /** Its name on the networks of its host. */
  alias: name,
  /** The port under which its gateway publishes it, and the one it listens on in its container; workers have none. */
  port: z.int().optional(),
  listens: z.int().optional(),
  debugPort: z.int().optional(),
  /** Hosts with a replica of it, in the order in which they were filled. */
  hosts: z.array(name).min(1),
  replicas: z.int(),
  everyHost: z.boolean(),
  /** Roles of the networks it is on. */
  networks: z.array(name),
  memoryGib: z.number(),
  cpus: z.number(),
  gpuMemoryGib: z.number().optional(),
  reads: z.array(name),
  /** Secrets that appear as files in its containers: role → path. Never values. */
  secretFiles: z.record(name, name),
});

/** Everything that rendering a `.env` needs, and nothing secret: the stack's outputs. */
export const factsContract = z.strictObject({
  contract: z.literal(contractVersion),
  environment: name,
  /** Begins the name of every cloud resource. */
  prefix: name,
  product: name,
  project: name,
  region: name.optional(),
  zone: name.optional(),
  domain: name.optional(),
  tls: z.strictObject({ minVersion: name }).optional(),
  networks: z.strictObject({
    genai: z.strictObject({ name, subnet: name, gateway: name }),
    monitoring: z.strictObject({ name, subnet: name, gateway: name }),
  }),
  hosts: z.record(name, hostFacts),
  services: z.record(name, serviceFacts),
  /** Role → name. Empty where the environment has no cloud. */
  buckets: z.record(name, name),
  datasets: z.record(name, name),
  /** Role → the variable that names it and, in the cloud, its id in Secret Manager. */
  secrets: z.record(name, z.strictObject({ variable: name, id: name.optional() })),
  tenants: z.array(name),
  restart: z.strictObject({ services: name, monitoring: name }),
  logging: z.strictObject({ driver: name, maxSize: name, maxFiles: z.int() }),
  healthCheck: z.strictObject({ interval: name, timeout: name, retries: z.int(), startPeriod: name }),
  hardening: z.strictObject({
    noNewPrivileges: z.boolean(),
    readOnlyRoot: z.boolean(),
    dropAllCapabilities: z.boolean(),
  }),
  debugPortsExposed: z.boolean(),
  /** The profile's and the operator's values of the variables that follow from nothing else. */
  settings: z.record(name, scalar),
});

export type Facts = z.infer<typeof factsContract>;
export type ServiceFacts = Facts['services'][string];
