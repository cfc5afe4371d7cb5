import type { Inputs } from './inputs.ts';
import { any, every, judged, not, type Rule, some } from './rule.ts';

/** Everyone that a member or a binding speaks of. */
const granted = (inputs: Inputs): unknown[] => [...inputs.list('member'), ...inputs.list('members')];

const role = (inputs: Inputs, holds: (role: string) => boolean) =>
  judged(inputs.at('role'), (value) => holds(String(value ?? '')));

/** Rules for identities and what they may do. */
export const iamRules: readonly Rule[] = [
  {
    number: 26,
    title: 'No service account is owner, editor or administrator',
    references: '1.5 C42,117 T7',
    remediation: 'grant the narrow role that the work needs',
    path: 'role',
    check: (inputs) =>
      any(
        role(inputs, (name) => !/^roles\/(owner|editor|.*[aA]dmin(\.v\d+)?)$/.test(name)),
        not(some(granted(inputs), (member) => String(member).startsWith('serviceAccount:'))),
      ),
  },
  {
    number: 27,
    title: 'Nobody may act as every service account of the project',
    references: '1.6 C41,49 T11',
    remediation: 'grant it on the one account',
    path: 'role',
    check: (inputs) =>
      role(inputs, (name) => !['roles/iam.serviceAccountUser', 'roles/iam.serviceAccountTokenCreator'].includes(name)),
  },
  {
    number: 28,
    title: 'No keys of service accounts',
    references: '1.4 F',
    remediation: 'use the identity of the VM, or workload identity federation',
    path: '',
    check: () => 'fail',
  },
  {
    number: 29,
    title: 'Roles are granted to groups and service accounts, not to single users',
    references: 'T3,69',
    remediation: 'grant to a group',
    path: 'member',
    check: (inputs) => every(granted(inputs), (member) => !String(member).startsWith('user:')),
  },
  {
    number: 30,
    title: 'Nothing is granted to everyone',
    references: 'C15,28,100,112',
    remediation: 'name who needs it',
    path: 'member',
    check: (inputs) =>
      every(granted(inputs), (member) => !['allUsers', 'allAuthenticatedUsers'].includes(String(member))),
  },
  {
    number: 32,
    title: 'Members are added one by one; nobody else’s are removed',
    references: 'own',
    remediation: 'use an IAM member instead of a binding or policy',
    path: '',
    check: () => 'fail',
  },
  {
    number: 33,
    title: 'Secrets are readable one by one, never all of the project’s',
    references: 'own',
    remediation: 'grant secretAccessor on the secret',
    path: 'role',
    check: (inputs) => role(inputs, (name) => name !== 'roles/secretmanager.secretAccessor'),
  },
];
