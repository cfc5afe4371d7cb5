import { genai } from './genai.ts';
import { monitoring } from './monitoring.ts';
import type { ServiceEntry } from './service.ts';
import { web } from './web.ts';

const entries = { ...genai, ...web, ...monitoring };

/** The role of a service: its key in the catalogue, its alias on the network, its name in the stack file. */
export type ServiceRole = keyof typeof entries;

/** Every service of an environment, by role. The family files hold the entries. */
export const catalogue: Readonly<Record<ServiceRole, ServiceEntry>> = entries;

/** All roles, in the order of the catalogue. */
export const serviceRoles = Object.keys(entries) as [ServiceRole, ...ServiceRole[]];
