import { z } from 'zod';
import { applicationRoles } from '../catalogue/applications.ts';
import { type Choice, choices } from '../catalogue/choices.ts';
import { gpuModels, machines } from '../catalogue/machines.ts';
import { secretCatalogue, secretRoles } from '../catalogue/secrets.ts';
import { serviceRoles } from '../catalogue/services/catalogue.ts';

/** Written where nobody has chosen yet: the preview lists it, `up` refuses it. */
export const unset = 'unset';

const ipv4 = z.ipv4({ error: 'must be an IPv4 address, like 10.20.0.10' }).describe('IPv4 address');
const cidr = z
  .cidrv4({ error: 'must be an IPv4 range in CIDR notation, like 10.20.0.0/24' })
  .describe('IPv4 range in CIDR notation');
const gib = z.number().positive();
const keys = (values: readonly string[]) => z.enum(values as [string, ...string[]]);

const imageReference = z
  .string()
  .regex(/^(unset|sha256:[0-9a-f]{64}|[a-z0-9][a-z0-9._/:-]*[a-z0-9](:[\w][\w.-]*)?(@sha256:[0-9a-f]{64})?)$/, {
    error: 'must be an image (name:tag, name@sha256:… or sha256:…), or unset',
  })
  .describe('Image of the service: name@sha256:… (staging and prod), name:tag (dev and test), or unset');

const chosenValue = ({ pattern, form }: Choice) =>
  z
    .string({ error: `must be ${form}, or unset` })
    .regex(pattern, { error: `must be ${form}, or unset` })
    .optional();

const hostKey = z.string().regex(/^gpu-(0|[1-9]\d?)$/, {
  error: 'hosts are named gpu-0, gpu-1, …, in the order in which they are filled; gpu-0 is the first',
});

const localGpu = z.discriminatedUnion('model', [
  z.strictObject({
    model: z
      .literal('simulated')
      .describe('An engine without GPUs: placement counts memory, containers receive no device'),
    count: z.int().min(1).max(16),
    memoryGib: gib.describe('Memory of one simulated GPU, in GiB'),
  }),
  z.strictObject({ model: keys(Object.keys(gpuModels)).describe('GPU model'), count: z.int().min(1).max(16) }),
]);

const readyWithinSeconds = (whenUnset: number) =>
  z
    .int()
    .min(1)
    .max(3600)
    .default(whenUnset)
    .describe('Seconds that up waits for ssh, Docker and GPUs on a host that does not answer, or still starts');

const localHost = z.strictObject({
  docker: z
    .string()
    .regex(/^(unix:\/\/\/|ssh:\/\/)\S+$/, { error: 'must be unix:///… or ssh://…' })
    .default('unix:///var/run/docker.sock')
    .describe('Docker engine'),
  address: ipv4
    .refine((address) => address !== '0.0.0.0', { error: 'is every address of the host; give one of them' })
    .default('127.0.0.1')
    .describe('Address of the host on which its gateway publishes ports'),
  cpus: gib.describe('CPU cores of the engine'),
  memoryGib: gib.describe('Memory of the engine, in GiB'),
  gpu: localGpu,
  secretsDirectory: z
    .string()
    .regex(/^\/\S+$/, { error: 'must be an absolute path' })
    .describe('Private directory of the host with the secrets, one folder a service'),
  readyWithinSeconds: readyWithinSeconds(20),
});

const cloudHost = z.strictObject({
  machineType: keys(Object.keys(machines)).describe('Compute Engine machine type'),
  gpu: z.strictObject({
    model: keys(Object.keys(gpuModels)).describe('GPU model'),
    count: z.int().min(1).max(16).describe('Number of GPUs'),
  }),
  address: ipv4.describe('Internal address of the VM, inside network.range; its gateway publishes ports on it'),
  bootDiskGib: z.int().min(20).max(2048).describe('Boot disk, in GiB'),
  dataDiskGib: z.int().min(10).max(65536).describe('Data disk, in GiB: models, outputs, metrics; outlives the VM'),
  readyWithinSeconds: readyWithinSeconds(900),
});

const absolutePath = z
  .string()
  .regex(/^\/[\w./@-]+$/, { error: 'must be an absolute path of letters, digits and ./_@-' });

const deployment = z
  .strictObject({
    readers: z.array(keys(applicationRoles)).min(1).describe('The applications in it: their variables are in its file'),
    hosts: z.array(hostKey).min(1).default(['gpu-0']).describe('Hosts that it runs on, in the order of a deploy'),
    file: absolutePath.describe('Its .env on the host; the directory belongs to who deploys'),
    compose: absolutePath.optional().describe('Its Compose file, or'),
    unit: z
      .string()
      .regex(/^[\w@.-]+\.service$/, { error: 'must be the name of a systemd unit, like jobmatch.service' })
      .optional()
      .describe('its systemd unit, which names the file in EnvironmentFile='),
    health: z
      .string()
      .regex(/^https?:\/\/[\w.:/-]+$/, { error: 'must be a URL on the host, like http://localhost:8080/health/' })
      .describe('URL that the host asks whether it is healthy'),
    healthyWithinSeconds: z.int().min(5).max(1800).default(120).describe('Seconds that it may take after a restart'),
  })
  .refine(({ compose, unit }) => (compose === undefined) !== (unit === undefined), {
    error: 'needs either compose or unit: what is restarted when its variables change',
  });

/** What the operator of any environment chooses. */
const common = {
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,19}$/, {
      error: 'must be 2 to 20 lower-case letters, digits and hyphens, beginning with a letter',
    })
    .default('jobmatch')
    .describe('Begins the name of every cloud resource (seed 001)'),
  product: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, {
      error: 'must be 2 to 40 lower-case letters, digits and hyphens, beginning with a letter',
    })
    .default('coursia-genai')
    .describe('Name of the product (seed 000, PROJECT_NAME)'),
  project: z
    .string()
    .regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, {
      error: 'must be a Google Cloud project id: 6 to 30 lower-case letters, digits and hyphens',
    })
    .describe('Google Cloud project id'),
  images: z
    .partialRecord(keys(serviceRoles), imageReference)
    .default({})
    .describe('Image of each service; one that is not named is unset'),
  ports: z
    .partialRecord(keys(serviceRoles), z.int().min(1).max(65535))
    .default({})
    .describe('Ports that differ from the catalogue’s, by service'),
  networks: z
    .strictObject({ genai: cidr.optional(), monitoring: cidr.optional() })
    .default({})
    .describe('Ranges of the Docker networks, where the seeds’ collide with your own'),
  settings: z
    .strictObject(Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, chosenValue(choice)])))
    .default({})
    .describe('Variables whose value you choose, or unset'),
  registries: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9.-]+(:\d+)?$/, { error: 'must be the host of a registry, like europe-west1-docker.pkg.dev' }),
    )
    .default([])
    .describe('Registries that want credentials: those of your own Docker configuration are used'),
  deployments: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, { error: 'must be 1 to 30 lower-case letters, digits and hyphens' }),
      deployment,
    )
    .default({})
    .describe('What infra deploy gives its variables, by name'),
  secretGenerations: z
    .partialRecord(keys(secretRoles.filter((role) => secretCatalogue[role].origin === 'generated')), z.int().min(1))
    .default({})
    .describe('Raise the number of a generated secret to rotate it; 1 unless said'),
  tenants: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]{1,29}$/, { error: 'must be 2 to 30 lower-case letters, digits and hyphens' }),
      z.strictObject({ name: z.string().min(1).describe('Name for people') }),
    )
    .default({})
    .describe('Tenants, by id'),
};

/** The stack file of an environment on Docker engines alone. */
export const localConfig = z.strictObject({
  ...common,
  hosts: z.record(hostKey, localHost).describe('Docker engines, by name'),
});

/** The stack file of an environment on Google Cloud. */
export const cloudConfig = z.strictObject({
  ...common,
  region: z
    .string()
    .regex(/^[a-z]+-[a-z]+\d+$/, { error: 'must be a region, like europe-west1' })
    .describe('Google Cloud region'),
  zone: z
    .string()
    .regex(/^[a-z]+-[a-z]+\d+-[a-z]$/, { error: 'must be a zone, like europe-west1-b' })
    .describe('Zone of the hosts, inside the region'),
  domain: z.hostname({ error: 'must be a domain name' }).describe('Domain under which people reach the environment'),
  network: z
    .strictObject({ range: cidr.describe('Range of the subnet of the hosts') })
    .describe('The VPC of the environment'),
  admins: z
    .strictObject({
      groups: z
        .array(
          z.string().regex(/^group:[^@\s]+@[^@\s]+$/, {
            error: 'must be group:name@domain; single users are not admitted (policy rule 29)',
          }),
        )
        .refine((groups) => new Set(groups).size === groups.length, { error: 'names a group twice' })
        .describe('Groups that may open a tunnel to the hosts'),
      addresses: z.array(cidr).describe('Ranges from which they may; needs accessPolicy'),
      accessPolicy: z
        .string()
        .regex(/^\d+$/, { error: 'must be the number of the organisation’s access policy' })
        .optional()
        .describe('Number of the organisation’s access policy, which holds the level for the addresses'),
    })
    .describe('Who administers the hosts'),
  hostImage: z
    .string()
    .regex(/^(unset|projects\/[^/\s]+\/global\/images\/[a-z][a-z0-9-]*)$/, {
      error: 'must be the full name of an image, projects/…/global/images/…, and not a family; or unset',
    })
    .describe('Boot image of the hosts, with GPU drivers: a full image name, not a family; or unset'),
  hosts: z.record(hostKey, cloudHost).describe('GPU VMs, by name'),
});

export type LocalConfig = z.infer<typeof localConfig>;
export type CloudConfig = z.infer<typeof cloudConfig>;
export type Config = LocalConfig | CloudConfig;
