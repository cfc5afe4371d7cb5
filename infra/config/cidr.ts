import { z } from 'zod';

/** An IPv4 range. What it may be beside that depends on what it is for. */
export const cidr = z
  .cidrv4({ error: 'must be an IPv4 range in CIDR notation, like 10.20.0.0/24' })
  .describe('IPv4 range in CIDR notation');
