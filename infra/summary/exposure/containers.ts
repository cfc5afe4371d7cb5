import { posix } from 'node:path';
import { labels } from '../../model/labels.ts';
import type { Inputs } from '../../policy/inputs.ts';
import { type Exposure, opens, value } from './exposure.ts';
import { publicRanges } from './ranges.ts';

/** A path of the host that a container sees. */
interface HostMount {
  readonly source: string;
  readonly readOnly: boolean;
}

/** Where a host keeps the secrets of a service, which reads its own. */
const secrets = /^\/(run|var\/tmp)\/genai(\/[\w-]+)?\/secrets\/([\w-]+)$/;

/** Paths of the host that a container did not see before, or could not write. */
export const hostMounts: Exposure = (before, after) => {
  const was = before ? mountsOf(before) : [];
  return (after ? mountsOf(after) : [])
    .filter(({ source, readOnly }) => !(readOnly && isOwnSecret(source, after)))
    .filter((one) => !was.some((former) => isWithin(one.source, former.source) && (one.readOnly || !former.readOnly)))
    .map(({ source, readOnly }) => {
      const what = /docker\.sock$/.test(source) ? 'the Docker socket, and with it the host' : 'a directory of the host';
      return `**sees ${what}**: ${value(source)}${readOnly ? ', read-only' : ', writable'}`;
    });
};

function isOwnSecret(source: string, inputs: Inputs | undefined): boolean {
  const service = inputs?.objects('labels').find(({ label }) => label === labels.service)?.['value'];
  return service !== undefined && secrets.exec(source)?.[3] === service;
}

const isWithin = (path: string, outer: string): boolean => `${path}/`.startsWith(outer === '/' ? '/' : `${outer}/`);

/** Mounts and volumes of a container, and volumes that only stand for a directory of the host. */
function mountsOf(inputs: Inputs): HostMount[] {
  const binds = inputs.objects('mounts').flatMap((mount) => {
    const { type, source, readOnly } = mount;
    const device = deviceOf((mount['volumeOptions'] as Record<string, unknown> | undefined)?.['driverOptions']);
    return [...(type === 'bind' ? [String(source)] : []), ...device].map((path) => ({ path, readOnly }));
  });
  const volumes = inputs
    .objects('volumes')
    .flatMap(({ hostPath, readOnly }) => (hostPath === undefined ? [] : [{ path: String(hostPath), readOnly }]));
  const driven = deviceOf(inputs.at('driverOpts')).map((path) => ({ path, readOnly: false }));
  return [...binds, ...volumes, ...driven].map(({ path, readOnly }) => ({
    source: posix.normalize(path).replace(/(?<=.)\/$/, ''),
    readOnly: readOnly === true,
  }));
}

function deviceOf(options: unknown): string[] {
  const device = (options as { device?: unknown } | undefined | null)?.device;
  return typeof device === 'string' && device.startsWith('/') ? [device] : [];
}

const everyAddress = ['', '0.0.0.0', '::', '[::]'];

/** Ports that more can reach: on all addresses of the host or one of the internet, or no longer on the host alone. */
export const publishedPorts: Exposure = (before, after) => {
  const was = before ? before.objects('ports') : [];
  return (after ? after.objects('ports') : [])
    .map((port) => ({ port, ip: addressOf(port), formers: was.filter((one) => samePort(one, port)) }))
    .filter(({ ip, formers }) =>
      formers.length > 0 ? formers.every((one) => reachOf(addressOf(one)) < reachOf(ip)) : reachOf(ip) === 2,
    )
    .map(({ port, ip, formers: [former] }) => {
      const where =
        reachOf(ip) === 2 ? (everyAddress.includes(ip) ? 'every address' : 'a public address') : 'the network';
      const text = (address: string) => value(`${written(address)}:${port['external'] ?? port['internal']}`);
      const change = former ? `${text(addressOf(former))} → ${text(ip)}` : text(ip);
      return `**publishes a port on ${where}**: ${change}`;
    });
};

const addressOf = ({ ip }: Readonly<Record<string, unknown>>): string => (typeof ip === 'string' ? ip : '');
const written = (ip: string): string => (ip === '' ? '0.0.0.0' : ip.includes(':') ? `[${ip}]` : ip);
const samePort = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean =>
  one['internal'] === other['internal'] && (one['protocol'] ?? 'tcp') === (other['protocol'] ?? 'tcp');

/** Who reaches an address: the host itself, its network, or anybody. */
const reachOf = (ip: string): 0 | 1 | 2 =>
  everyAddress.includes(ip) ? 2 : /^(127\.|::1$)/.test(ip) ? 0 : publicRanges([ip]).length > 0 ? 2 : 1;

const capability = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');
/** `no-new-privileges` and `label=disable` in one way of writing. */
const option = (text: string): string => (text === 'no-new-privileges' ? `${text}:true` : text.replace('=', ':'));

/** Capabilities that a container gets, or that it no longer drops. */
export const capabilities: Exposure = (before, after) => [
  ...opens((inputs) =>
    inputs.texts('capabilities.adds').map((name) => `**gets a capability**: ${value(capability(name))}`),
  )(before, after),
  ...lost(before, after, (inputs) => inputs.texts('capabilities.drops').map(capability))
    .filter(() => !after?.texts('capabilities.drops').includes('ALL'))
    .map((name) => `**no longer drops a capability**: ${value(name)}`),
];

/** Security options that a container loses, or that turn a protection off. */
export const securityOptions: Exposure = (before, after) => [
  ...opens((inputs) =>
    inputs
      .texts('securityOpts')
      .map(option)
      .filter((text) => /unconfined|disable|false$/.test(text))
      .map((text) => `**turns a protection off**: ${value(text)}`),
  )(before, after),
  ...lost(before, after, (inputs) =>
    inputs
      .texts('securityOpts')
      .map(option)
      .filter((text) => !/unconfined|disable|false$/.test(text)),
  ).map((text) => `**loses a security option**: ${value(text)}`),
];

/** What a container had and has no more; nothing where it is not there any more itself. */
function lost(before: Inputs | undefined, after: Inputs | undefined, of: (inputs: Inputs) => string[]): string[] {
  return before && after ? of(before).filter((one) => !of(after).includes(one)) : [];
}

/** Devices of the host; those of the container device interface (`nvidia.com/gpu=0`) are no paths. */
export const devices = (inputs: Inputs): string[] =>
  inputs
    .objects('devices')
    .filter(({ hostPath }) => String(hostPath).startsWith('/'))
    .map(({ hostPath }) => `**gets a device of the host**: ${value(hostPath)}`);

/** Groups by which a container is as good as root, and the network of the host by its name. */
export const memberships = (inputs: Inputs): string[] => [
  ...inputs
    .texts('groupAdds')
    .filter((group) => ['0', 'root', 'docker'].includes(group))
    .map((group) => `**joins a group of the host**: ${value(group)}`),
  ...inputs
    .objects('networksAdvanced')
    .filter(({ name }) => name === 'host')
    .map(() => '**shares the network of the host**: `networksAdvanced` `host`'),
];

/** Whether a user is not root; one that nobody names is the image's. */
export const isNotRoot = (user: unknown): boolean => /^(?!0+(:|$))(?!root(:|$))./.test(String(user ?? ''));
