import { genai } from './genai.ts';
import { logs } from './logs.ts';
import { monitoring } from './monitoring.ts';
import type { ServiceEntry } from './service.ts';
import { traces } from './traces.ts';
import { web } from './web.ts';

const entries = { ...genai, ...web, ...monitoring, ...logs, ...traces };

/** The id of a service: its key in the catalogue, its alias on the network, its name in the stack file. */
export type ServiceId = keyof typeof entries;

/** Every service of an environment, by id. The family files hold the entries. */
export const catalogue: Readonly<Record<ServiceId, ServiceEntry>> = entries;

/** All ids, in the order of the catalogue. */
export const serviceIds = Object.keys(entries) as [ServiceId, ...ServiceId[]];
