import { z } from 'zod';
import { infrastructureSettings } from '../model/infrastructure-settings.ts';
import { environmentNames } from '../model/profile.ts';

/** Version of the outputs. A reader of another version stops instead of guessing; raise it when a field changes its meaning. */
export const contractVersion = 2;

/** A word of one line: a text from elsewhere could bring lines of its own into a file. */
const name = z.string().regex(/^[^\p{Cc}\u2028\u2029]+$/u, { error: 'must be one line of text' });
const port = z.int().min(1).max(65535);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const hostFacts = z.strictObject({
  /** Name of the VM, or of the engine where the host is no VM of ours. */
  name,
  /** How other hosts and people reach its gateway: a DNS name or address. */
  hostname: name,
  gpus: z.array(z.strictObject({ model: name, memoryGib: z.number() })),
});

const serviceFacts = z.strictObject({
  /** Its name on the networks of its host. */
  alias: name,
  /** The port under which its gateway publishes it, and the one it listens on in its container; workers have none. */
  port: port.optional(),
  listens: port.optional(),
  debugPort: port.optional(),
  /** Hosts with a replica of it, in the order in which they were filled. */
  hosts: z.array(name).min(1),
  replicas: z.int().positive(),
  mode: z.enum(['replicated', 'global']),
  /** Ids of the networks it is on. */
  networks: z.array(name),
  memoryGib: z.number().positive(),
  cpus: z.number().positive(),
  gpuMemoryGib: z.number().positive().optional(),
  reads: z.array(name),
  /** Secrets that appear as files in its containers: id → path. Never values. */
  secretFiles: z.record(name, name),
});

const fields = z.strictObject({
  contract: z.literal(contractVersion),
  environment: z.enum(environmentNames),
  /** Begins the name of every cloud resource. */
  prefix: name,
  product: name,
  project: name,
  region: name.optional(),
  zone: name.optional(),
  domain: name.optional(),
  networks: z.strictObject({
    genai: z.strictObject({ name, subnet: name, gateway: name }),
    monitoring: z.strictObject({ name, subnet: name, gateway: name }),
  }),
  hosts: z.record(name, hostFacts),
  services: z.record(name, serviceFacts),
  /** Id → name. Empty where the environment has no cloud. */
  buckets: z.record(name, name),
  datasets: z.record(name, name),
  /** Id → the variable that names it and, in the cloud, its name in Secret Manager. */
  secrets: z.record(name, z.strictObject({ variable: name, name: name.optional() })),
  tenants: z.array(name),
  ...infrastructureSettings.shape,
  /** The profile's and the operator's values of the variables that follow from nothing else. */
  settings: z.record(name, scalar),
  /** The names of these, by which a reader sees that one is missing. */
  settingNames: z.array(name),
});

/**
 * Everything that rendering a `.env` needs, and nothing secret: the stack's outputs. What of this an environment has, its profile
 * decides (`unmet.ts`).
 */
export const factsContract = fields.superRefine(({ hosts, services, settings, settingNames }, context) => {
  const missing = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', path, message });
  for (const [id, service] of Object.entries(services)) {
    for (const host of service.hosts)
      if (!Object.hasOwn(hosts, host)) missing(`names the host "${host}", which is missing`, 'services', id, 'hosts');
  }
  for (const setting of settingNames) {
    if (!Object.hasOwn(settings, setting)) missing('is missing', 'settings', setting);
  }
  for (const setting of Object.keys(settings)) {
    if (!settingNames.includes(setting)) missing(`lacks "${setting}", which is among the settings`, 'settingNames');
  }
});

export type Facts = z.infer<typeof factsContract>;
export type ServiceFacts = Facts['services'][string];
