import type { Inputs } from '../../policy/inputs.ts';
import { changeText, type Exposure, listText, value, values } from './exposure.ts';
import { beyond, isEverybody } from './ranges.ts';

/** One member with one role. */
interface Grant {
  readonly member: string;
  readonly role: string;
}

/** Who speaks for more people than anybody can name: everybody, a whole domain, a whole pool of foreign identities. */
const isEveryone = (member: string): boolean =>
  /^(allUsers|allAuthenticatedUsers|domain:.*|principalSet:.*\/\*)$/.test(member);

/** Roles that own, administer, or are the basic ones. */
const isBroad = (role: string): boolean => /^roles\/(editor|viewer)$|admin|owner/i.test(role);
/** Roles that are narrow on one resource, and broad on all of a project. */
const isBroadOnProject = (role: string): boolean =>
  isBroad(role) || /\.(serviceAccountUser|serviceAccountTokenCreator|secretAccessor)$/.test(role);

/** Access for everyone, or by a broad role, that nobody had by this resource. */
export const grants =
  ({ onProject = false } = {}): Exposure =>
  (before, after) => {
    const [was, is] = [before, after].map((inputs) => (inputs ? grantsOf(inputs) : []));
    const more = (is ?? []).filter(
      ({ member, role }) => !was?.some((one) => one.member === member && one.role === role),
    );
    // A single member or role that is exchanged is shown with the one that it was.
    const former = was?.length === 1 && is?.length === 1 ? was[0] : undefined;
    const text = ({ member, role }: Grant): string =>
      `member ${exchanged(former?.member, member)}, role ${exchanged(former?.role, role)}`;
    return [
      ...more.flatMap((one) => {
        if (isEveryone(one.member)) return [`**gives access to ${publicName(one.member)}**: ${text(one)}`];
        return (onProject ? isBroadOnProject : isBroad)(one.role) ? [`**gives a broad role**: ${text(one)}`] : [];
      }),
      ...conditionGoes(before, after),
    ];
  };

const exchanged = (was: string | undefined, is: string): string =>
  was === undefined || was === is ? value(is) : `${value(was)} → ${value(is)}`;

const publicName = (member: string): string => (member.startsWith('all') ? 'everyone' : 'a whole domain or pool');

/** The grants of a member, a binding or a policy, whose bindings are JSON. */
function grantsOf(inputs: Inputs): Grant[] {
  const roles = inputs.texts('role');
  const members = [...inputs.texts('member'), ...inputs.texts('members')];
  return [
    ...roles.flatMap((role) => members.map((member) => ({ member, role }))),
    ...inputs.texts('policyData').flatMap(grantsInPolicy),
  ];
}

function grantsInPolicy(text: string): Grant[] {
  try {
    const { bindings } = JSON.parse(text) as { bindings?: { role?: unknown; members?: unknown[] }[] };
    return (bindings ?? []).flatMap(({ role, members = [] }) =>
      members.map((member) => ({ member: String(member), role: String(role) })),
    );
  } catch {
    // Known only later.
    return [];
  }
}

function conditionGoes(before: Inputs | undefined, after: Inputs | undefined): string[] {
  const path = 'condition.expression';
  const [was, is] = [before?.at(path), after?.at(path)];
  if (!after || was === undefined || was === is) return [];
  const who = `member ${values(after.texts('member'))}, role ${values(after.texts('role'))}`;
  return [
    `**${is === undefined ? 'loses its condition' : 'has another condition'}**: ${who}; ${changeText(path, was, is)}`,
  ];
}

/** Entries of an access list of a bucket or its objects, `ROLE:entity`, and the sets of them that have names. */
export const entities = (inputs: Inputs): string[] => {
  const single = inputs.texts('entity').map((entity) => ({ entity, role: String(inputs.at('role')) }));
  const several = [...inputs.texts('roleEntities'), ...inputs.texts('roleEntity')].map((text) => {
    const [role = '', ...entity] = text.split(':');
    return { role, entity: entity.join(':') };
  });
  return [
    ...[...single, ...several]
      .filter(({ entity }) => isEveryone(entity))
      .map(({ entity, role }) => `**gives access to everyone**: member ${value(entity)}, role ${value(role)}`),
    ...inputs
      .texts('predefinedAcl')
      .filter((text) => /public|authenticated/i.test(text))
      .map((text) => `**gives access to everyone**: \`predefinedAcl\` ${value(text)}`),
  ];
};

/** An entry of the access list of a dataset. */
export function datasetAccess(entry: Readonly<Record<string, unknown>>): string[] {
  const role = String(entry['role'] ?? 'READER');
  const { specialGroup, iamMember, domain, userByEmail, groupByEmail } = entry;
  const members = [specialGroup, iamMember, domain && `domain:${domain}`, userByEmail, groupByEmail];
  const member = members.find((one) => typeof one === 'string');
  if (member === undefined) return [];
  const text = `member ${value(member)}, role ${value(role)}`;
  if (isEveryone(String(member))) return [`**gives access to ${publicName(String(member))}**: ${text}`];
  return isBroad(role) && specialGroup === undefined ? [`**gives a broad role**: ${text}`] : [];
}

/** The same as a resource of its own. */
export const datasetEntry = (inputs: Inputs): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ['role', 'specialGroup', 'iamMember', 'domain', 'userByEmail', 'groupByEmail'].map((key) => [key, inputs.at(key)]),
  );

/** Conditions of an access level: who meets them is admitted. */
export const accessLevel: Exposure = (before, after) => {
  if (!after) return [];
  const is = subnetworks(after);
  if (!before) return isEverybody(is.flat()) ? [`**admits every address**: ${values(is.flat())}`] : [];
  const was = subnetworks(before);
  const isBound = was.length > 0 && was.every(({ length }) => length > 0);
  const isWider = is.some(({ length }) => length === 0) || beyond(was.flat(), is.flat()).length > 0;
  return [
    ...(isBound && (isWider || is.length === 0)
      ? [`**admits more addresses**: ${listText('ipSubnetworks', was.flat(), is.flat())}`]
      : []),
    ...(before.at('basic.combiningFunction') !== 'OR' && after.at('basic.combiningFunction') === 'OR'
      ? [`**admits who meets one of its conditions**: ${changeText('basic.combiningFunction', 'AND', 'OR')}`]
      : []),
  ];
};

/** The addresses that each condition asks for. */
const subnetworks = (inputs: Inputs): string[][] =>
  inputs
    .objects('basic.conditions')
    .map(({ ipSubnetworks }) => (Array.isArray(ipSubnetworks) ? ipSubnetworks.map(String) : []));
