import { dockerTypes } from './docker.ts';
import { gcpIamTypes, gcpTypes } from './gcp.ts';
import { randomTypes } from './random.ts';
import type { ResourceType } from './resource-type.ts';

/** Every type of resource that is known, by provider and token. The files of the providers hold the entries. */
export const resourceTypes: readonly ResourceType[] = [dockerTypes, gcpTypes, randomTypes].flatMap((types) =>
  Object.values<ResourceType>(types),
);

const byToken = new Map(resourceTypes.map((type) => [type.token, type]));

/** What is known of a type: its own entry, or that of the types whose tokens end alike; undefined for an unknown one. */
export function resourceTypeOf(token: string): ResourceType | undefined {
  const own = byToken.get(token);
  if (own) return own;
  const alike = gcpIamTypes.find(({ ending }) => token.toLowerCase().endsWith(ending.toLowerCase()));
  return alike && { token, ...alike };
}

/** Whether a type is of a provider: components are ours, and stacks and providers belong to the engine. */
export const isOfProvider = (token: string): boolean => !/^(genai:|pulumi:providers:|pulumi:pulumi:Stack$)/.test(token);
