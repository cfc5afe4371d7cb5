import { z } from 'zod';
import { applicationIds } from '../catalogue/applications.ts';
import { absolutePath } from './absolute-path.ts';
import { oneOf } from './enumeration.ts';
import { hostKey } from './host-schema.ts';
import { text } from './text.ts';

/** The name of one unit: a template without its instance cannot be restarted. */
const unitProblem = (name: string): string | undefined =>
  /^\w[\w@.:-]{0,240}(?<!@)\.service$/.test(name)
    ? undefined
    : 'must be the name of a systemd unit, like jobmatch.service';

/** Which machine it may be is a matter of the hosts that there are. */
function urlProblem(url: string): string | undefined {
  if (!/^https?:\/\/[\w.-]+(:\d+)?(\/[\w.:/-]*)?$/.test(url))
    return 'must be a URL on the host, like http://localhost:8080/health/';
  const [, port] = /^https?:\/\/[^/:]+:(\d+)/.exec(url) ?? [];
  const isPort = port === undefined || (Number(port) >= 1 && Number(port) <= 65535);
  if (!isPort) return 'has an impossible port; ports are 1 to 65535';
  return URL.canParse(url) ? undefined : 'has an impossible address in it; write http://localhost:8080/health/';
}

/** What `infra deploy` gives its variables. */
export const deployment = z
  .strictObject({
    readers: z.array(oneOf(applicationIds)).min(1).describe('The applications in it: their variables are in its file'),
    hosts: z
      .array(hostKey)
      .min(1)
      .optional()
      .describe('Hosts that it runs on, in the order of a deploy; needed where there are several'),
    file: absolutePath().describe('Its .env on the host; the directory belongs to who deploys'),
    compose: absolutePath().optional().describe('Its Compose file, or'),
    unit: text(unitProblem, { pattern: '^\\w[\\w@.:-]*\\.service$' })
      .optional()
      .describe('its systemd unit, which names the file in EnvironmentFile='),
    health: text(urlProblem, { pattern: '^https?://[\\w.:/-]+$' }).describe(
      'URL that the host asks whether it is healthy',
    ),
    healthyWithinSeconds: z.int().min(5).max(1800).default(120).describe('Seconds that it may take after a restart'),
  })
  .superRefine(({ compose, unit }, context) => {
    const what = 'what is restarted when the variables change';
    if (compose !== undefined && unit !== undefined)
      context.addIssue({ code: 'custom', path: ['unit'], message: `stands beside compose: give one of them, ${what}` });
    if (compose === undefined && unit === undefined)
      context.addIssue({ code: 'custom', path: ['compose'], message: `or unit must be given: ${what}` });
  });
