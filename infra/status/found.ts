import { z } from 'zod';
import { dockerCommand, HostError, runOnHost } from '../host/run-on-host.ts';
import type { Host } from '../model/hosts.ts';
import { labels } from '../model/labels.ts';
import { holdsFiles, ofEnvironment } from './service-containers.ts';

/** Seconds that a host may take to answer, the way there included. */
const answerSeconds = 60;

/** What the engine says of a container, a line each; the outputs of its health checks are left out. */
const containerFormat = `{${[
  '"container":{{json .ID}}',
  '"name":{{json .Name}}',
  '"labels":{{json .Config.Labels}}',
  '"image":{{json .Image}}',
  '"created":{{json .Created}}',
  '"started":{{json .State.StartedAt}}',
  '"finished":{{json .State.FinishedAt}}',
  '"status":{{json .State.Status}}',
  '"exitCode":{{json .State.ExitCode}}',
  '"health":{{if .State.Health}}{{json .State.Health.Status}}{{else}}null{{end}}',
  '"restarts":{{json .RestartCount}}',
  '"variables":{{json .Config.Env}}',
  '"memory":{{json .HostConfig.Memory}}',
  '"cpuQuota":{{json .HostConfig.CPUQuota}}',
  '"devices":{{json .HostConfig.DeviceRequests}}',
  '"mounts":{{json .Mounts}}',
].join(',')}}`;
const imageFormat = '"image":{{json .Id}},"digests":{{json .RepoDigests}},"variables":{{json .Config.Env}}}';

const strings = z
  .array(z.string())
  .nullable()
  .transform((list) => list ?? []);
const time = z.string().transform((text) => new Date(text));

const container = z.object({
  container: z.string(),
  name: z.string().transform((name) => name.replace(/^\//, '')),
  labels: z.record(z.string(), z.string()),
  image: z.string(),
  created: time,
  started: time,
  finished: time,
  /** Docker's word: `running`, `exited`, `created`, … */
  status: z.string(),
  exitCode: z.number(),
  /** `healthy`, `unhealthy` or `starting`; null without a health check. */
  health: z.string().nullable(),
  restarts: z.number(),
  variables: strings,
  memory: z.number(),
  cpuQuota: z.number(),
  devices: z
    .array(z.object({ DeviceIDs: strings }))
    .nullable()
    .transform((devices) => devices?.flatMap(({ DeviceIDs }) => DeviceIDs) ?? []),
  mounts: z
    .array(z.object({ Name: z.string().optional() }))
    .nullable()
    .transform((mounts) => mounts?.flatMap(({ Name }) => Name ?? []) ?? []),
});
const image = z.object({ image: z.string(), reference: z.string().optional(), digests: strings, variables: strings });

/** A container of the environment, as its engine tells it. */
export type FoundContainer = z.infer<typeof container>;
/** An image on the host, by its id; with the reference by which it was asked for, if it was. */
export type FoundImage = z.infer<typeof image>;

/** What of an environment a host has. */
export interface Found {
  readonly containers: readonly FoundContainer[];
  readonly images: readonly FoundImage[];
  /** Hash of the files in a configuration volume, by its name. */
  readonly contents: ReadonlyMap<string, string>;
}

/**
 * Looks at what a host has of an environment, in one command.
 *
 * @param references images of which it says whether the host has them.
 * @throws HostError where it cannot be reached, or its engine does not answer.
 */
export async function lookAt(host: Host, environment: string, references: readonly string[]): Promise<Found> {
  const docker = (...args: string[]) => dockerCommand(host.engine, ...args);
  const script = [
    'set -e',
    `ids=$(${docker('ps', '--all', '--quiet', '--no-trunc', ...ofEnvironment(environment))})`,
    // While an update runs, one may be gone since: the others are told all the same.
    'if [ -n "$ids" ]; then',
    `  ${docker('inspect', '--type', 'container', '--format', containerFormat)} $ids 2>/dev/null || true`,
    `  images=$(${docker('inspect', '--type', 'container', '--format', '{{.Image}}')} $ids 2>/dev/null | sort -u)`,
    `  ${docker('image', 'inspect', '--format', `{${imageFormat}`)} $images 2>/dev/null || true`,
    'fi',
    ...references.map((reference) => {
      const format = `{"reference":${JSON.stringify(reference)},${imageFormat}`;
      return `${docker('image', 'inspect', '--format', format, reference)} 2>/dev/null || true`;
    }),
    // Last, so that an engine that ended meanwhile fails the command.
    docker('version', '--format', '{"engine":{{json .Server.Version}}}'),
  ].join('\n');
  const { status, stdout, stderr } = await runOnHost(host.engine, script, answerSeconds);
  if (status !== 0) throw new HostError(stderr.trim().split('\n')[0] ?? '');
  return readFound(stdout);
}

/** Reads the lines by which a host answers; a docker client puts empty ones between them. */
export function readFound(text: string): Found {
  const lines = text.split('\n').filter((line) => line !== '');
  const told = lines.map((line): unknown => JSON.parse(line));
  const of = <T>(schema: z.ZodType<T>) => told.flatMap((one) => schema.safeParse(one).data ?? []);
  const all = of(container);
  const contents = all
    .filter(({ name }) => holdsFiles(name))
    // While an update runs, one may be beside the one that takes its place.
    .sort((one, other) => one.created.getTime() - other.created.getTime())
    .flatMap(({ mounts, labels: given }) =>
      mounts.map((name): [string, string] => [name, given[labels.content] ?? '']),
    );
  return { containers: all.filter(({ name }) => !holdsFiles(name)), images: of(image), contents: new Map(contents) };
}
