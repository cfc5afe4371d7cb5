import type { ResourceType } from './resource-type.ts';

/** The types of the provider of random values, which exist in the state alone. */
export const randomTypes = {
  password: { token: 'random:index/randomPassword:RandomPassword', holds: 'a generated password' },
} as const satisfies Readonly<Record<string, ResourceType>>;
