import { z } from 'zod';
import { cidr } from './cidr.ts';
import { domainProblem } from './host-name.ts';
import { text } from './text.ts';

const group = text(groupProblem, { pattern: '^group:[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' });

function groupProblem(member: string): string | undefined {
  const [, domain] = /^group:[\w.+'-]+@([^@\s]+)$/.exec(member) ?? [];
  if (domain === undefined) return 'must be group:name@domain; single users are not admitted (policy rule 29)';
  return domainProblem(domain.toLowerCase()) === undefined
    ? undefined
    : 'has no domain behind the @; write group:name@example.com';
}

/** Groups have addresses of mail, whose letters' case says nothing. */
const areDistinct = (groups: readonly string[]): boolean =>
  new Set(groups.map((name) => name.toLowerCase())).size === groups.length;

/** Who administers the hosts, as the stack file says it. */
export const admins = z
  .strictObject({
    groups: z
      .array(group)
      .refine(areDistinct, { error: 'names a group twice' })
      .describe('Groups that may open a tunnel to the hosts'),
    addresses: z.array(cidr).describe('Ranges from which they may; needs accessPolicy'),
    accessPolicy: z
      .string()
      .regex(/^[1-9]\d*$/, { error: 'must be the number of the organisation’s access policy' })
      .optional()
      .describe('Number of the organisation’s access policy, which holds the level for the addresses'),
  })
  .describe('Who administers the hosts');
