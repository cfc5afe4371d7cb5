import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { findPulumi, pathForPulumi } from '../../infra/cli/pulumi/find-pulumi.ts';
import { configKey } from '../../infra/config/stack-file.ts';
import { type EnvironmentName, environmentNames } from '../../infra/model/profile.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { engineTools } from './engine-host.ts';
import { type Changes, committed } from './stacks.ts';
import { missingTools } from './tools.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const search = process.env['PATH'] ?? '';
const { path: pulumi, downloads } = findPulumi(search);

/** What the e2e tier misses on this machine, in one line; undefined where it can run. */
export function missingEngine(): string | undefined {
  if (downloads) return 'the Pulumi CLI, on PATH or in ~/.pulumi/bin';
  const installed = JSON.parse(spawnSync(pulumi, ['plugin', 'ls', '--json'], { encoding: 'utf8' }).stdout) as {
    name: string;
    version: string;
  }[];
  const wanted = (['docker', 'gcp', 'random'] as const).map(
    (name) => [name, packageJson.dependencies[`@pulumi/${name}`]] as const,
  );
  const absent = wanted.filter(
    ([name, version]) => !installed.some((one) => one.name === name && one.version === version),
  );
  return absent.length === 0
    ? undefined
    : `plugins of Pulumi: ${absent.map((plugin) => `pulumi plugin install resource ${plugin.join(' ')}`).join('; ')}`;
}

/** What the tests on Docker engines of their own miss, in one line. */
export function missingDocker(): string | undefined {
  const missing = missingTools(...engineTools, 'unshare');
  if (missing !== undefined) return missing;
  const { status } = spawnSync('unshare', ['--net', '--mount', 'true'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'the right to make network namespaces';
}

/** The text of a stack file with changes. */
export const stackFile = (stack: EnvironmentName, changes: Changes): string =>
  stringify({ config: { [configKey]: committed(stack, changes) } });

/** A copy of the project with a state of its own, so that the committed stack files stay as they are. */
export class EngineProject {
  readonly directory = mkdtempSync(join(tmpdir(), 'genai-engine-'));

  constructor(stackFiles: Readonly<Record<string, string>> = {}) {
    mkdirSync(join(this.directory, 'state'));
    for (const name of ['infra', 'stacks', 'node_modules', 'package.json'])
      symlinkSync(join(root, name), join(this.directory, name));
    for (const name of ['Pulumi.yaml', ...environmentNames.map((stack) => `Pulumi.${stack}.yaml`)]) {
      cpSync(join(root, name), join(this.directory, name));
    }
    for (const [stack, text] of Object.entries(stackFiles))
      writeFileSync(join(this.directory, `Pulumi.${stack}.yaml`), text);
  }

  run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(pulumi, args, {
      cwd: this.directory,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        PATH: pathForPulumi(pulumi, search),
        PULUMI_BACKEND_URL: `file://${join(this.directory, 'state')}`,
        PULUMI_CONFIG_PASSPHRASE: 'for tests',
        PULUMI_SKIP_UPDATE_CHECK: 'true',
        // A preview asks Google nothing; the provider only wants something that looks like a token.
        GOOGLE_OAUTH_ACCESS_TOKEN: 'placeholder',
        PULUMI_GCP_SKIP_REGION_VALIDATION: 'true',
      },
    });
    return { status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}
