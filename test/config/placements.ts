/** A line that the secret stands on, with lines around it: inside `genai:environment` of a stack file, after four blanks. */
export interface Placement {
  readonly body: (secret: string) => string;
  /** Which of its lines has the secret, from 0. */
  readonly at: number;
}

const line = (body: (secret: string) => string, at = 0): Placement => ({ body, at });

/** Keys of the schema with a value that stands alone. */
const scalars = ['prefix', 'product', 'project', 'region', 'zone', 'domain', 'hostImage'];
/** Keys of the schema with a map or a list. */
const maps = [
  'images',
  'ports',
  'networks',
  'settings',
  'registries',
  'deployments',
  'secretGenerations',
  'tenants',
  'network',
  'admins',
  'hosts',
];
/** Keys inside of these, with the lines around them. */
const inner = [
  ['images', 'flux'],
  ['ports', 'flux'],
  ['networks', 'genai'],
  ['settings', 'DB_HOST'],
  ['settings', 'BACKUP_SECONDARY_STORAGE'],
  ['settings', 'ANYTHING'],
  ['secretGenerations', 'db-password'],
  ['secretGenerations', 'llm-api-key'],
  ['tenants', 'acme'],
  ['network', 'range'],
  ['admins', 'groups'],
  ['admins', 'addresses'],
  ['admins', 'accessPolicy'],
  ['hosts', 'gpu-0'],
  ['deployments', 'jobmatch'],
];
const ofHost = [
  'docker',
  'address',
  'machineType',
  'zone',
  'bootDiskGib',
  'dataDiskGib',
  'readyWithinSeconds',
  'secretsDirectory',
  'gpu',
  'cpus',
];
const ofDeployment = ['file', 'compose', 'unit', 'health', 'readers', 'hosts', 'healthyWithinSeconds'];

/** Where somebody may have put what looks like a secret by itself. */
export const placements: Readonly<Record<string, Placement>> = Object.fromEntries(
  [
    ...[...scalars, ...maps, 'nowhere'].map((key) => line((s) => `${key}: ${s}`)),
    ...maps.map((key) => line((s) => `${key}: [${s}]`)),
    ...[...scalars, ...maps].map((key) => line((s) => `${key}: {${s}: x}`)),
    ...scalars.map((key) => line((s) => `${key}: {inner: ${s}}`)),
    ...inner.map(([key, name]) => line((s) => `${key}:\n  ${name}: ${s}`, 1)),
    ...inner.map(([key, name]) => line((s) => `${key}:\n  ${name}:\n    ${s}`, 2)),
    ...inner.map(([key, name]) => line((s) => `${key}:\n  ${name}:\n    - true\n    - ${s}`, 3)),
    ...ofHost.map((key) => line((s) => `hosts:\n  gpu-0:\n    ${key}: ${s}`, 2)),
    ...ofHost.map((key) => line((s) => `hosts:\n  gpu-0:\n    ${key}: {model: ${s}}`, 2)),
    ...ofDeployment.map((key) => line((s) => `deployments:\n  jobmatch:\n    ${key}: ${s}`, 2)),
    ...ofDeployment.map((key) => line((s) => `deployments:\n  jobmatch:\n    ${key}:\n      - ${s}`, 3)),
    line((s) => `tenants:\n  acme:\n    name: ${s}`, 2),
    line((s) => `tenants:\n  acme: {name: x, ${s}: x}`, 1),
    line((s) => `${s}: x`),
    line((s) => `? ${s}\n: x`),
    line((s) => `"${s}"`),
    line((s) => `tenants: &${s} {}`),
    line((s) => `tenants: *${s}`),
    line((s) => `tenants: !${s} x`),
    line((s) => `&${s} tenants: x`),
    line((s) => `domain: x\ndomain: ${s}`, 1),
    line((s) => `domain: ${s}\ndomain: x`, 1),
    line((s) => `domain: "${s}`),
    line((s) => `domain: "${s}" ${s}`),
    line((s) => `domain: [${s}`),
    line((s) => `domain: {${s}`),
    line((s) => `domain: |${s}\n  x`),
    line((s) => `domain: >\n  ${s}`, 1),
    line((s) => `domain: @${s}`),
    line((s) => `domain: \`${s}`),
    line((s) => `domain: %${s}`),
    line((s) => `domain: "\\q${s}"`),
    line((s) => `domain: 'a' '${s}'`),
    line((s) => `domain: ${s}: x`),
    line((s) => `domain: x\n   zone: ${s}`, 1),
    line((s) => `- ${s}`),
    line((s) => `domain:\t${s}`),
    line((s) => `domain: x # ${s}\n  zone: [`, 0),
  ].map((one) => [JSON.stringify(one.body('…')), one]),
);

/** Where a password is one by its place alone: behind a name, or as user info. */
export const byPlace: Readonly<Record<string, Placement>> = Object.fromEntries(
  [
    ...['DB_PASSWORD', 'apiKey', 'token'].flatMap((key) => [
      line((s) => `${key}: ${s}`),
      line((s) => `settings:\n  ${key}: ${s}`, 1),
      line((s) => `settings:\n  DB_HOST: {${key}: ${s}}`, 1),
      line((s) => `settings:\n  DB_HOST: [{${key}: [${s}]}]`, 1),
      line((s) => `admins:\n  accessPolicy:\n    ${key}: ${s}`, 2),
      line((s) => `domain: {${key}: *${s}}`),
      line((s) => `domain: {${key}: &${s} x}`),
      line((s) => `domain: {${key}: ?${s}}`),
      line((s) => `domain: ${key}=${s}`),
      line((s) => `${key}=${s}: x`),
      line((s) => `registries: ["${key}: ${s}"]`),
    ]),
    line((s) => `secretGenerations:\n  db-password: ${s}`, 1),
    line((s) => `secretGenerations:\n  db-password: {value: ${s}}`, 1),
    ...[
      'root:…@lab',
      ':…@lab',
      '…@lab/run',
      'root:…',
      'root:…/x',
      'a@…@b',
      '…@-l',
      'root:…@',
      'root@lab:…',
      'lab:…',
    ].flatMap((login) => [
      line((s) => `hosts:\n  gpu-0:\n    docker: "ssh://${login.replace('…', s)}"`, 2),
      line((s) => `deployments:\n  jobmatch:\n    health: "http://${login.replace('…', s)}"`, 2),
      line((s) => `domain: "${login.replace('…', s)}"`),
      line((s) => `registries: ["${login.replace('…', s)}"]`),
      line((s) => `settings:\n  DB_HOST: "redis://${login.replace('…', s)}"`, 1),
      line((s) => `admins:\n  groups: ["${login.replace('…', s)}"]`, 1),
      line((s) => `images:\n  flux: "${login.replace('…', s)}/X:1"`, 1),
      line((s) => `hosts:\n  "ssh://${login.replace('…', s)}": x`, 1),
    ]),
  ].map((one) => [JSON.stringify(one.body('…')), one]),
);
