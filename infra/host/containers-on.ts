import { labels } from '../model/labels.ts';
import { dockerCommand, type EngineAddress, HostError, runOnHost } from './run-on-host.ts';

/** Seconds that an engine may take to answer, the way there included. */
const answerSeconds = 30;

/** A container of an environment, as its engine tells it. */
export interface FoundContainer {
  readonly id: string;
  /** Docker’s name of it. */
  readonly name: string;
  /** When it was made. */
  readonly created: Date;
  /** Docker's word: `running`, `exited`, `created`, … */
  readonly status: string;
  /** `healthy`, `unhealthy` or `starting`; null without a health check. */
  readonly health: string | null;
  readonly command: readonly string[] | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly networks: Readonly<Record<string, { readonly IPAddress: string }>>;
  readonly mounts: readonly { readonly Destination: string }[];
}

const format = `{${[
  '"id":{{json .ID}}',
  '"name":{{json .Name}}',
  '"created":{{json .Created}}',
  '"status":{{json .State.Status}}',
  '"health":{{if .State.Health}}{{json .State.Health.Status}}{{else}}null{{end}}',
  '"command":{{json .Config.Cmd}}',
  '"labels":{{json .Config.Labels}}',
  '"networks":{{json .NetworkSettings.Networks}}',
  '"mounts":{{json .Mounts}}',
].join(',')}}`;

/**
 * The containers of an environment on an engine, also those that do not run, the newest first.
 *
 * @throws HostError where the engine cannot be asked.
 */
export async function containersOn(engine: EngineAddress, environment: string): Promise<FoundContainer[]> {
  const filter = `label=${labels.environment}=${environment}`;
  const list = dockerCommand(engine, 'ps', '--all', '--quiet', '--no-trunc', '--filter', filter);
  const inspect = dockerCommand(engine, 'inspect', '--type', 'container', '--format', format);
  // While an update runs, one may be gone since: the others are told all the same.
  const script = `ids=$(${list}) || exit; [ -z "$ids" ] || ${inspect} $ids || true`;
  const { status, stdout, stderr } = await runOnHost(engine, script, answerSeconds);
  if (status !== 0) throw new HostError(`The containers of ${environment} cannot be listed: ${stderr.trim()}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((one): FoundContainer => ({ ...one, name: one.name.replace(/^\//, ''), created: new Date(one.created) }))
    .sort((a, b) => b.created.getTime() - a.created.getTime());
}
