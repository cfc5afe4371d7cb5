import type { Profile } from '../model/profile.ts';

/** What a container may not do, in the provider's terms. */
export interface Hardening {
  readonly readOnly: boolean;
  readonly capabilities?: { drops: string[] };
  readonly securityOpts?: string[];
}

/** The hardening that the profile asks for: a read-only root file system, no capabilities, no new privileges (policy rules 57, 52, 60). */
export const hardeningOf = ({ hardening }: Profile): Hardening => ({
  readOnly: hardening.readOnlyRoot,
  ...(hardening.dropAllCapabilities && { capabilities: { drops: ['ALL'] } }),
  ...(hardening.noNewPrivileges && { securityOpts: ['no-new-privileges:true'] }),
});
