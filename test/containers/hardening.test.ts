import { expect, it } from 'vitest';
import { hardeningOf } from '../../infra/containers/hardening.ts';
import { profiles } from '../../stacks/profiles.ts';

const none = { readOnlyRoot: false, dropAllCapabilities: false, noNewPrivileges: false };

it.each([
  ['a read-only root file system', { readOnlyRoot: true }, { readOnly: true }],
  ['no capabilities', { dropAllCapabilities: true }, { readOnly: false, capabilities: { drops: ['ALL'] } }],
  ['no new privileges', { noNewPrivileges: true }, { readOnly: false, securityOpts: ['no-new-privileges:true'] }],
  ['nothing', {}, { readOnly: false }],
])('a container has %s where the profile says so, and nothing else', (_, asked, expected) => {
  expect(hardeningOf({ ...profiles.staging, hardening: { ...none, ...asked } })).toEqual(expected);
});
