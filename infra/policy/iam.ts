import { type Inputs, type Rule, verdict } from './rule.ts';

const role = (value: unknown): string => String(value ?? '');

/** Everyone that a member or a binding speaks of. */
const granted = (inputs: Inputs): string[] => [...inputs.texts('member'), ...inputs.texts('members')];

/** Rules for identities and what they may do. */
export const iamRules: readonly Rule[] = [
  {
    number: 26,
    title: 'No service account is owner, editor or administrator',
    references: '1.5 C42,117 T7',
    remediation: 'grant the narrow role that the work needs',
    check: (inputs) =>
      verdict(
        !granted(inputs).some((member) => member.startsWith('serviceAccount:')) ||
          !/^roles\/(owner|editor|.*[aA]dmin(\.v\d+)?)$/.test(role(inputs.at('role'))),
      ),
  },
  {
    number: 27,
    title: 'Nobody may act as every service account of the project',
    references: '1.6 C41,49 T11',
    remediation: 'grant it on the one account',
    check: (inputs) =>
      verdict(
        !['roles/iam.serviceAccountUser', 'roles/iam.serviceAccountTokenCreator'].includes(role(inputs.at('role'))),
      ),
  },
  {
    number: 28,
    title: 'No keys of service accounts',
    references: '1.4 F',
    remediation: 'use the identity of the VM, or workload identity federation',
    check: () => 'fail',
  },
  {
    number: 29,
    title: 'Roles are granted to groups and service accounts, not to single users',
    references: 'T3,69',
    remediation: 'grant to a group',
    check: (inputs) => verdict(!granted(inputs).some((member) => member.startsWith('user:'))),
  },
  {
    number: 30,
    title: 'Nothing is granted to everyone',
    references: 'C15,28,100,112',
    remediation: 'name who needs it',
    check: (inputs) =>
      verdict(!granted(inputs).some((member) => ['allUsers', 'allAuthenticatedUsers'].includes(member))),
  },
  {
    number: 32,
    title: 'Members are added one by one; nobody else’s are removed',
    references: 'own',
    remediation: 'use an IAM member instead of a binding or policy',
    check: () => 'fail',
  },
  {
    number: 33,
    title: 'Secrets are readable one by one, never all of the project’s',
    references: 'own',
    remediation: 'grant secretAccessor on the secret',
    check: (inputs) => verdict(role(inputs.at('role')) !== 'roles/secretmanager.secretAccessor'),
  },
];
