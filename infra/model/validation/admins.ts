import type { CloudConfig } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { ipv4Address, ipv4Range, overlap } from '../ip.ts';

/** Ranges whose addresses no request from outside has. Source: IANA's «IPv4 Special-Purpose Address Registry». */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
];

/** Admin addresses that an access level cannot hold, or that let in everybody; and those without the policy that could hold them. */
export function adminChecks({ admins }: Partial<CloudConfig>): Problem[] {
  if (!admins || admins.addresses.length === 0) return [];
  const missing: Problem = {
    path: ['admins', 'accessPolicy'],
    message:
      'is missing: the access level for admins.addresses is part of the organisation’s access policy; give its number',
  };
  return [
    ...(admins.accessPolicy === undefined ? [missing] : []),
    ...admins.addresses.flatMap((cidr, index) => {
      const message = rangeProblem(cidr) ?? twice(admins.addresses, index);
      return message === undefined
        ? []
        : [{ path: ['admins', 'addresses', String(index)], message: `"${cidr}" ${message}` }];
    }),
  ];
}

const twice = (ranges: readonly string[], index: number): string | undefined =>
  ranges.indexOf(ranges[index] ?? '') < index ? 'is given twice; give it once' : undefined;

function rangeProblem(cidr: string): string | undefined {
  const [address, bits = ''] = cidr.split('/');
  if (bits === '0') return 'is every address; give those of your offices or of your VPN';
  const range = ipv4Range(cidr);
  const first = ipv4Address(range.first);
  if (address !== first) return `is an address inside its range; write ${first}/${bits}, or ${address}/32 for it alone`;
  const inside = notPublic.find((other) => overlap(ipv4Range(other), range));
  return inside === undefined
    ? undefined
    : `has addresses of ${inside}, from which no request comes to Google; give public addresses`;
}
