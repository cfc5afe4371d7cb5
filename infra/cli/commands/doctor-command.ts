import { stubImage } from '../../catalogue/images.ts';
import { type Finding, findingLines, ok, problem, warning } from '../../doctor/finding.ts';
import { hostFinding, imageFindings } from '../../doctor/hosts.ts';
import { hostImageFindings, madeHosts, offerFindings, quotaFindings } from '../../doctor/machines.ts';
import { accessFindings, apiFindings, keyFindings } from '../../doctor/project.ts';
import { secretFindings } from '../../doctor/secrets.ts';
import { type GoogleApi, GoogleError, googleApi } from '../../google/google-api.ts';
import { isRemote } from '../../host/run-on-host.ts';
import type { Environment } from '../../model/environment.ts';
import type { Host } from '../../model/hosts.ts';
import { toFillIn } from '../../model/to-fill-in.ts';
import { CloudSecretStore } from '../secrets/cloud-secret-store.ts';
import { LocalSecretStore } from '../secrets/local-secret-store.ts';
import { type StackInput, withEnvironment } from '../stack-input.ts';
import { keyOf, reachFindings, stateFindings, toolFindings } from './doctor-here.ts';

/**
 * Looks at everything that an update needs, and changes nothing: first what is here, then the state, then Google Cloud, then the
 * hosts. Each finding is printed once it is known.
 *
 * @returns the exit code: 1 where there is a problem.
 */
export function doctorCommand(stack: string | undefined): Promise<number> {
  return withEnvironment(stack, async (environment, input) => {
    const counts = { ok: 0, warning: 0, problem: 0 };
    for await (const finding of findings(environment, input)) {
      counts[finding.state] += 1;
      console.log(findingLines(finding).join('\n'));
    }
    const of = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
    console.log(
      `\n${input.stack}: ${of(counts.problem, 'problem')}, ${of(counts.warning, 'warning')}, ${counts.ok} ok`,
    );
    return counts.problem > 0 ? 1 : 0;
  });
}

async function* findings(environment: Environment, input: StackInput): AsyncGenerator<Finding> {
  const { hosts, cloud, services } = environment;
  yield* toolFindings();
  yield* reachFindings({ ssh: hosts.some(({ engine }) => isRemote(engine)), gcloud: cloud !== undefined });
  yield* stackFileFindings(environment, input);
  yield* stateFindings(input, cloud !== undefined);
  if (!cloud) yield* secretFindings(environment, await new LocalSecretStore(environment).states(), new Date());
  const reached = cloud ? yield* cloudFindings(environment, input) : hosts;
  const ready: Host[] = [];
  for (const host of reached) {
    const finding = await hostFinding(host);
    if (finding.state === 'ok') ready.push(host);
    yield finding;
  }
  // Stubs are made by up.
  const chosen = services.filter(({ id, image }) => image !== stubImage(id));
  yield* await imageFindings({ ...environment, services: chosen }, ready);
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
  try {
    const api = await googleApi(project);
    yield* answered('rights', project, () => accessFindings(api, project));
    yield* answered('Google APIs', project, () => apiFindings(api, project));
    const key = keyOf(input.text);
    if (key !== undefined) yield* answered('key of the state', project, () => keyFindings(api, key));
    yield* answered('machine types', project, () => offerFindings(api, environment));
    yield* answered('boot image', project, () => hostImageFindings(api, environment));
    yield* answered('secrets', project, async () => {
      const states = await new CloudSecretStore(environment, input, async () => api).states();
      return secretFindings(environment, states, new Date());
    });
    return yield* machineFindings(api, environment);
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    yield refusal('Google Cloud', project, error);
    for (const { id, name } of environment.hosts)
      yield warning(`${id} (${name}): not checked, because Google Cloud does not say whether it exists`, 'see above');
    return [];
  }
}

/** The quota, and which hosts exist. Returns these. */
async function* machineFindings(api: GoogleApi, environment: Environment): AsyncGenerator<Finding, readonly Host[]> {
  const made = await madeHosts(api, environment);
  yield* answered('GPU quota', environment.scope.project, () => quotaFindings(api, environment, made));
  for (const { id, name } of environment.hosts.filter((host) => !made.includes(host)))
    yield ok(`${id} (${name}): does not exist yet; up makes it`);
  return made;
}

/**
 * The findings of one question; that Google refuses to answer is a finding too, and holds up none of the others.
 *
 * @throws GoogleError where Google does not answer at all: it will not answer the others, either.
 */
async function* answered(what: string, project: string, ask: () => Promise<Finding[]>): AsyncGenerator<Finding> {
  try {
    yield* await ask();
  } catch (error) {
    if (!(error instanceof GoogleError) || error.status === undefined) throw error;
    yield refusal(what, project, error);
  }
}

function refusal(what: string, project: string, { message, status }: GoogleError): Finding {
  const [reason = '', command] = message.split('. Run ');
  // An API that is off refuses every question, also that whether it is off.
  const [, api] = /^(\S+\.googleapis\.com) says 403: .*(?:has not been used|is disabled)/.exec(message) ?? [];
  if (api !== undefined) return problem(`${what}: ${api} is off`, `gcloud services enable ${api} --project=${project}`);
  if (status === 403)
    return problem(`${what}: ${reason}`, `gcloud projects get-iam-policy ${project} (for an owner, to grant it)`);
  return problem(`${what}: ${reason}`, command ?? 'https://status.cloud.google.com, and your own network');
}
