import { unset } from '../config/schema.ts';
import { checkReadiness } from '../host/readiness.ts';
import { dockerCommand, type EngineAddress, runOnHost } from '../host/run-on-host.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Seconds that a registry may take for an answer. */
const registrySeconds = 30;

/** Whether a host can be reached by the way that an update takes, and has what containers need. */
export async function hostFinding(host: Host): Promise<Finding> {
  const gap = await checkReadiness(host);
  const name = `${host.id} (${host.name})`;
  if (!gap) return ok(`${name}: reached, Docker answers`);
  const { what, reason, look } = gap;
  return problem(`${name}: no ${what}${reason === '' ? '' : `: ${reason}`}`, `look at ${look}`);
}

/**
 * Whether the images exist: on all of these hosts, or in their registries, which are asked with the credentials of Docker's own
 * configuration here, as an update does.
 */
export async function imageFindings({ services }: Environment, hosts: readonly Host[]): Promise<Finding[]> {
  const images = Map.groupBy(
    services.filter(({ image }) => image !== unset),
    ({ image }) => image,
  );
  const here: EngineAddress = { host: 'unix:///var/run/docker.sock', sshOpts: [] };
  const findings = [...images].map(async ([image, users]): Promise<Finding> => {
    const ids = users.map(({ id }) => id).join(', ');
    const absent = await Promise.all(hosts.map(({ engine }) => complaint(engine, 'image', 'inspect', image)));
    if (hosts.length > 0 && absent.every((one) => one === undefined)) return ok(`image of ${ids}: on its hosts`);
    const pulled = withoutTag(image);
    const refusal = await complaint(here, 'manifest', 'inspect', pulled);
    if (refusal === undefined) return ok(`image of ${ids}: in its registry`);
    return problem(`image of ${ids}: ${image} is not available: ${refusal}`, `docker manifest inspect ${pulled}`);
  });
  return Promise.all(findings);
}

/** Of a reference with both, an engine pulls the digest, and `docker manifest inspect` asks for the tag. */
const withoutTag = (image: string): string => image.replace(/:[\w.-]+@/, '@');

/** What a Docker command complains of; undefined where it succeeds. */
async function complaint(engine: EngineAddress, ...args: readonly string[]): Promise<string | undefined> {
  const { status, stderr } = await runOnHost(engine, `${dockerCommand(engine, ...args)} >/dev/null`, registrySeconds);
  return status === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? '');
}
