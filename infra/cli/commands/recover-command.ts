import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profiles } from '../../../stacks/profiles.ts';
import { environmentOf } from '../../model/environment.ts';
import { type RecoverableStack, recover, recoverableHosts } from '../../recovery/recover.ts';
import { agreed } from '../agreed.ts';
import { bringUp } from '../local/bring-up.ts';
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
    const restored = (project: PulumiProject) =>
      recover(recoverable(project, stack), recoverableHosts(environment), console);
    if (profile.platform === 'local') {
      const local = new LocalProject(root, stack);
      if (!local.exists() && !yes && !(await agreed(`${stack} was never created on this machine. Create it?`)))
        return 1;
      const project = local.prepare(text);
      return (await restored(project)) ? bringUp(environment, project, { refresh: false }) : 1;
    }
    if (!yes && !(await agreed(`Cancel a running update of ${stack}, clean up its hosts, and update it?`))) return 1;
    const project = new PulumiProject(root);
    if (!(await restored(project))) return 1;
    return project.run('up', '--stack', stack, ...(yes ? ['--yes'] : []));
  });
}

/** A stack as recovery sees it, by the Pulumi CLI in a project. */
function recoverable(project: PulumiProject, stack: string): RecoverableStack {
  const unattended = ['--yes', '--skip-preview', '--suppress-outputs', '--stack', stack];
  return {
    exists: () => project.hasStack(stack),
    cancel: () => project.read('cancel', '--yes', '--stack', stack),
    exportState: () => project.read('stack', 'export', '--stack', stack),
    refresh: (excluded) =>
      project.run(
        'refresh',
        ...unattended,
        '--clear-pending-creates',
        ...excluded.flatMap((urns) => ['--exclude', urns]),
      ) === 0,
    importResource: (one) =>
      withFile(JSON.stringify(one), (file) => {
        const flags = ['--protect=false', '--generate-code=false', '--file', file];
        return project.read('import', ...unattended, ...flags) !== undefined;
      }),
  };
}

/** Calls with the path of a file of this content, which is removed afterwards. */
function withFile<T>(content: string, use: (file: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'genai-import-'));
  const file = join(directory, 'import.json');
  try {
    writeFileSync(file, content);
    return use(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
