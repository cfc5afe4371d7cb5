import { profiles } from '../../../stacks/profiles.ts';
import { type Finding, findingLines, ok, problem } from '../../doctor/finding.ts';
import { hostFinding, imageFindings } from '../../doctor/hosts.ts';
import { hostImageFindings, madeHosts, offerFindings, quotaFindings } from '../../doctor/machines.ts';
import { accessFindings, apiFindings, keyFindings } from '../../doctor/project.ts';
import { secretFindings } from '../../doctor/secrets.ts';
import { type GoogleApi, GoogleError, googleApi } from '../../google/google-api.ts';
import { isRemote } from '../../host/run-on-host.ts';
import { type Environment, environmentOf } from '../../model/environment.ts';
import type { Host } from '../../model/hosts.ts';
import { toFillIn } from '../../model/to-fill-in.ts';
import { standInImage } from '../local/stand-in-images.ts';
import { CloudSecretStore } from '../secrets/cloud-secret-store.ts';
import { LocalSecretStore } from '../secrets/local-secret-store.ts';
import { type StackInput, withStackFile } from '../stack-input.ts';
import { keyOf, reachFindings, stateFindings, toolFindings } from './doctor-here.ts';

/**
 * Looks at everything that an update needs, and changes nothing: first what is here, then the state, then Google Cloud, then the
 * hosts. Each finding is printed once it is known.
 *
 * @returns the exit code: 1 where there is a problem.
 */
export function doctorCommand(stack: string | undefined): Promise<number> {
  return withStackFile(stack, undefined, async (input) => {
    const environment = environmentOf(input.raw, profiles[input.stack]);
    const counts = { ok: 0, warning: 0, problem: 0 };
    for await (const finding of findings(environment, input)) {
      counts[finding.state] += 1;
      console.log(findingLines(finding).join('\n'));
    }
    console.log(`\n${input.stack}: ${counts.problem} problems, ${counts.warning} warnings, ${counts.ok} ok`);
    return counts.problem > 0 ? 1 : 0;
  });
}

async function* findings(environment: Environment, input: StackInput): AsyncGenerator<Finding> {
  const { hosts, cloud, services } = environment;
  yield* toolFindings();
  yield* reachFindings({ ssh: hosts.some(({ engine }) => isRemote(engine)), gcloud: cloud !== undefined });
  yield* stackFileFindings(environment, input);
  yield* stateFindings(input, cloud !== undefined);
  const reached = cloud ? yield* cloudFindings(environment, input) : hosts;
  const ready: Host[] = [];
  for (const host of reached) {
    const finding = await hostFinding(host);
    if (finding.state === 'ok') ready.push(host);
    yield finding;
  }
  // Stand-ins are made by up.
  const chosen = services.filter(({ role, image }) => image !== standInImage(role));
  yield* await imageFindings({ ...environment, services: chosen }, ready);
  if (!cloud) yield* secretFindings(environment, await new LocalSecretStore(environment).states(), new Date());
}

function stackFileFindings(environment: Environment, { file, lineOf }: StackInput): Finding[] {
  const unset = toFillIn(environment);
  if (unset.length === 0) return [ok(`stack file: ${file}`)];
  return [...Map.groupBy(unset, ([section]) => section)].map(([section = '', paths]) => {
    const members = paths.flatMap(([, member]) => member ?? []).join(', ');
    const what = members === '' ? section : `${section}: ${members}`;
    return problem(
      `stack file: unset ${what}`,
      `choose ${paths.length === 1 ? 'it' : 'them'}: ${lineOf(paths[0] ?? [])}`,
    );
  });
}

/** What Google Cloud says. Returns the hosts whose VMs exist. */
async function* cloudFindings(environment: Environment, input: StackInput): AsyncGenerator<Finding, readonly Host[]> {
  const { project } = environment.scope;
  let api: GoogleApi;
  try {
    api = await googleApi(project);
  } catch (error) {
    yield unasked('credentials', error);
    return [];
  }
  yield* answered('rights', () => accessFindings(api, project));
  yield* answered('APIs', () => apiFindings(api, project));
  const key = keyOf(input.text);
  if (key !== undefined) yield* answered('key of the state', () => keyFindings(api, key));
  yield* answered('machine types', () => offerFindings(api, environment));
  yield* answered('boot image', () => hostImageFindings(api, environment));
  yield* answered('secrets', async () => {
    const states = await new CloudSecretStore(environment, input, async () => api).states();
    return secretFindings(environment, states, new Date());
  });
  const made = await madeHosts(api, environment).catch(() => undefined);
  yield* answered('GPU quota', () => quotaFindings(api, environment, made ?? []));
  for (const { role, name } of environment.hosts.filter((host) => made && !made.includes(host)))
    yield ok(`${role} (${name}): does not exist yet; up makes it`);
  return made ?? [];
}

/** The findings of one question; that Google did not answer it is a finding too, and holds up none of the others. */
async function* answered(what: string, ask: () => Promise<Finding[]>): AsyncGenerator<Finding> {
  try {
    yield* await ask();
  } catch (error) {
    yield unasked(what, error);
  }
}

function unasked(what: string, error: unknown): Finding {
  if (!(error instanceof GoogleError)) throw error;
  const [reason = '', fix] = error.message.split('. Run ');
  return problem(`${what}: ${reason}`, fix ?? 'look at what it says, and come again');
}
