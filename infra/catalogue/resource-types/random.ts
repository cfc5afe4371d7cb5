import type { ResourceType } from './resource-type.ts';

/** The types of the provider of random values, which exist in the state alone. */
export const randomTypes = {
  password: {
    token: 'random:index/randomPassword:RandomPassword',
    holds: 'a generated password',
    noRules: 'it exists in the encrypted state alone',
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
