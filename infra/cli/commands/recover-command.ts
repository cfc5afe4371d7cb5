import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { profiles } from '../../../stacks/profiles.ts';
import { checkReadiness } from '../../host/readiness.ts';
import { type Environment, environmentOf } from '../../model/environment.ts';
import { readCheckpoint } from '../../recovery/checkpoint.ts';
import { type Import, importsOf } from '../../recovery/imports.ts';
import { removeOrphans } from '../../recovery/orphans.ts';
import { bringUp, leftOut } from '../local/bring-up.ts';
import { LocalProject } from '../local/local-project.ts';
import { withStubs } from '../local/stubs.ts';
import { PulumiProject } from '../pulumi/pulumi-project.ts';
import { root } from '../root.ts';
import { withStackFile } from '../stack-input.ts';

/** Brings a stack whose update was killed back into order, and then up. */
export function recoverCommand(
  name: string | undefined,
  { yes, stubs }: { yes: boolean; stubs: boolean },
): Promise<number> {
  return withStackFile(name, undefined, async (chosen) => {
    const { stack, raw, text } = stubs ? withStubs(chosen) : chosen;
    const profile = profiles[stack];
    const environment = environmentOf(raw, profile);
    if (profile.platform === 'local') {
      const local = new LocalProject(root, stack);
      if (!local.exists() && !yes && !(await agreed(`${stack} was never brought up here. Bring it up?`))) return 1;
      const project = local.prepare(text);
      return (await restored(project, environment)) ? bringUp(environment, project, { refresh: false }) : 1;
    }
    if (!yes && !(await agreed(`Cancel what updates ${stack} now, tidy up its hosts, and bring it up?`))) return 1;
    const project = new PulumiProject(root);
    if (!(await restored(project, environment))) return 1;
    return project.run('up', '--stack', stack, ...(yes ? ['--yes'] : []));
  });
}

/** Asks on the terminal; without one nobody can agree. */
async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error(`${question} There is no terminal to ask on: use --yes.`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Makes state and reality agree again: the lock, what the state does not know of, creations that were cut short. */
async function restored(project: PulumiProject, environment: Environment): Promise<boolean> {
  const stack = environment.scope.environment;
  const isKnown = project.hasStack(stack);
  // One that was never brought up has nothing to restore.
  if (!isKnown) return isKnown === false;
  project.read('cancel', '--yes', '--stack', stack);
  const exported = project.read('stack', 'export', '--stack', stack);
  if (exported === undefined) return false;
  const checkpoint = readCheckpoint(exported);

  const gap = await Promise.all(environment.hosts.map((host) => checkReadiness(host)));
  const unready = environment.hosts.filter((_, index) => gap[index]);
  for (const { id, name } of unready) console.error(`${id} (${name}) is left out: it is not ready`);
  for (const { id, engine } of environment.hosts.filter((host) => !unready.includes(host))) {
    for (const orphan of await removeOrphans(engine, stack, checkpoint))
      console.log(`${id}: removed ${orphan}, unknown to the stack`);
  }
  const refreshed = project.run(
    'refresh',
    ...['--yes', '--skip-preview', '--suppress-outputs', '--stack', stack, '--clear-pending-creates'],
    ...unready.flatMap(({ id }) => leftOut(id)),
  );
  if (refreshed !== 0) return false;
  for (const one of importsOf(checkpoint)) takeIn(project, stack, one);
  return true;
}

/** Takes a resource into the stack, if it exists: the update makes it otherwise. */
function takeIn(project: PulumiProject, stack: string, one: Import): void {
  const directory = mkdtempSync(join(tmpdir(), 'genai-import-'));
  const file = join(directory, 'import.json');
  try {
    writeFileSync(file, JSON.stringify(one));
    const flags = ['--yes', '--skip-preview', '--protect=false', '--generate-code=false', '--suppress-outputs'];
    const taken = project.read('import', ...flags, '--stack', stack, '--file', file) !== undefined;
    for (const { name, id } of one.resources)
      console.log(`${name}: ${taken ? `taken in as ${id}` : 'does not exist yet'}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
