import { z } from 'zod';
import { applicationIds } from '../catalogue/applications.ts';
import { oneOf } from './enumeration.ts';
import { hostKey } from './host-schema.ts';

const absolutePath = z
  .string()
  .regex(/^\/[\w./@-]+$/, { error: 'must be an absolute path of letters, digits and ./_@-' });

/** What `infra deploy` gives its variables. */
export const deployment = z
  .strictObject({
    readers: z.array(oneOf(applicationIds)).min(1).describe('The applications in it: their variables are in its file'),
    hosts: z
      .array(hostKey)
      .min(1)
      .optional()
      .describe('Hosts that it runs on, in the order of a deploy; needed where there are several'),
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
