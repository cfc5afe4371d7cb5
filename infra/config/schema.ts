import { z } from 'zod';
import { type Choice, choices } from '../catalogue/choices.ts';
import { secretCatalogue, secretIds } from '../catalogue/secrets.ts';
import { serviceIds } from '../catalogue/services/catalogue.ts';
import { admins } from './admins-schema.ts';
import { alerts } from './alerts-schema.ts';
import { cidr } from './cidr.ts';
import { deployment } from './deployment-schema.ts';
import { oneOf } from './enumeration.ts';
import { domainProblem } from './host-name.ts';
import { cloudHost, hostKey, localHost } from './host-schema.ts';
import { imageProblem, isRegistry } from './image-reference.ts';
import { text } from './text.ts';
import { regionName, zoneName } from './zone-schema.ts';

/** Written where nobody has chosen yet: the preview lists it, `up` refuses it. */
export const unset = 'unset';

const imageReference = text((reference) => (reference === unset ? undefined : imageProblem(reference)), {
  pattern: '^[^\\sA-Z]+$',
}).describe('Image of the service: name@sha256:… (in the cloud), name:tag (on a machine of yours), or unset');

const chosenValue = ({ pattern, form }: Choice) =>
  z
    .string({ error: `must be ${form}, or unset` })
    .regex(pattern, { error: `must be ${form}, or unset` })
    .optional();

/** What the operator of any environment chooses. */
const common = {
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,19}$/, {
      error: 'must be 2 to 20 lower-case letters, digits and hyphens, beginning with a letter',
    })
    .default('jobmatch')
    .describe('Begins the name of every cloud resource'),
  product: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, {
      error: 'must be 2 to 40 lower-case letters, digits and hyphens, beginning with a letter',
    })
    .default('coursia-genai')
    .describe('Name of the product: PROJECT_NAME in every .env'),
  project: z
    .string()
    .regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, {
      error: 'must be a Google Cloud project id: 6 to 30 lower-case letters, digits and hyphens',
    })
    .describe('Google Cloud project id'),
  images: z
    .partialRecord(oneOf(serviceIds), imageReference)
    .default({})
    .describe(
      'Image of each service; of those that are not named, public programs have one of their own, others are unset',
    ),
  ports: z
    .partialRecord(oneOf(serviceIds), z.int().min(1).max(65535))
    .default({})
    .describe('Ports that differ from the catalogue’s, by service'),
  networks: z
    .strictObject({ genai: cidr.optional(), monitoring: cidr.optional() })
    .default({})
    .describe('Ranges of the Docker networks, where the usual ones collide with your own'),
  settings: z
    .strictObject(Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, chosenValue(choice)])))
    .default({})
    .describe('Variables whose value you choose, or unset'),
  registries: z
    .array(
      text(
        (host) => (isRegistry(host) ? undefined : 'must be the host of a registry, like europe-west1-docker.pkg.dev'),
        { pattern: '^[a-z0-9.:[\\]-]+$' },
      ),
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
  alerts,
  secretGenerations: z
    .partialRecord(oneOf(secretIds.filter((id) => secretCatalogue[id].origin === 'generated')), z.int().min(1))
    .default({})
    .describe('Raise the number of a generated secret to rotate it; 1 by default'),
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
  hosts: z.record(hostKey, localHost).describe('Docker engines, by kind and number'),
});

/** The stack file of an environment on Google Cloud. */
export const cloudConfig = z.strictObject({
  ...common,
  region: regionName.describe('Google Cloud region'),
  zone: zoneName.describe('Zone of the hosts, inside the region'),
  domain: text(domainProblem, { format: 'hostname' }).describe('Domain under which people reach the environment'),
  network: z
    .strictObject({ range: cidr.describe('Range of the subnet of the hosts') })
    .describe('The VPC of the environment'),
  admins,
  hostImage: z
    .string()
    .regex(/^(unset|projects\/[a-z0-9][a-z0-9.:-]*\/global\/images\/[a-z]([a-z0-9-]{0,61}[a-z0-9])?)$/, {
      error: 'must be the full name of an image, projects/…/global/images/…, and not a family; or unset',
    })
    .describe('Boot image of the hosts, with GPU drivers: a full image name, not a family; or unset'),
  hosts: z.record(hostKey, cloudHost).describe('VMs, by kind and number'),
});

export type LocalConfig = z.infer<typeof localConfig>;
export type CloudConfig = z.infer<typeof cloudConfig>;
export type Config = LocalConfig | CloudConfig;
