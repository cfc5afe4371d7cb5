import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { findPulumi, pathForPulumi } from './find-pulumi.ts';

/** What the Pulumi CLI is told of a project beside its arguments. */
export interface PulumiSettings {
  readonly [variable: string]: string | undefined;
}

/** A folder in which the Pulumi CLI works, with the pinned Node. */
export class PulumiProject {
  private readonly directory: string;
  private readonly settings: PulumiSettings;
  private readonly output: 'inherit' | 'ignore';

  /** @param settings variables of the environment that it adds; an undefined one is taken out. */
  constructor(directory: string, settings: PulumiSettings = {}, output: 'inherit' | 'ignore' = 'inherit') {
    this.directory = directory;
    this.settings = settings;
    this.output = output;
  }

  /** Runs the CLI; what it prints goes to this process's own output. Returns its exit code. */
  run(...args: readonly string[]): number {
    return this.spawn(args, ['inherit', this.output, this.output]).status ?? 1;
  }

  /** Runs the CLI for what it prints; undefined where it fails, having said why. */
  read(...args: readonly string[]): string | undefined {
    const { status, stdout } = this.spawn(args, ['ignore', 'pipe', this.output]);
    return status === 0 ? stdout : undefined;
  }

  /** Runs the CLI and keeps all that it prints; its status is 1 where it does not end within the seconds that it has, if any. */
  capture(args: readonly string[], seconds?: number): { status: number; stdout: string; stderr: string } {
    const { status, stdout, stderr, error } = this.spawn(args, ['ignore', 'pipe', 'pipe'], seconds);
    const late = (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT';
    return {
      status: status ?? 1,
      stdout: stdout ?? '',
      stderr: late ? `no answer within ${seconds} s` : (stderr ?? ''),
    };
  }

  /** Whether the backend knows a stack; undefined where it could not be asked, having said why. */
  hasStack(stack: string): boolean | undefined {
    const listed = this.read('stack', 'ls', '--json');
    if (listed === undefined) return undefined;
    return (JSON.parse(listed) as { name: string }[]).some(({ name }) => name.split('/').at(-1) === stack);
  }

  private spawn(
    args: readonly string[],
    stdio: ['inherit' | 'ignore', 'inherit' | 'ignore' | 'pipe', 'inherit' | 'ignore' | 'pipe'],
    seconds?: number,
  ): SpawnSyncReturns<string> {
    const search = process.env['PATH'] ?? '';
    const { path, downloads } = findPulumi(search);
    const PATH = pathForPulumi(path, search);
    const ended = spawnSync(path, args, {
      cwd: this.directory,
      stdio,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      ...(seconds !== undefined && { timeout: seconds * 1000, killSignal: 'SIGKILL' as const }),
      env: { ...process.env, ...compileCache(), PULUMI_CONTINUE_ON_ERROR: 'true', ...this.settings, PATH },
    });
    // npm's package says only that its download failed. One that was downloaded can tell its version.
    const runs = () => spawnSync(path, ['version'], { stdio: 'ignore', env: { ...process.env, PATH } }).status === 0;
    if (downloads && ended.status !== 0 && !runs())
      console.error('There is no Pulumi CLI here. This installs it: curl -fsSL https://get.pulumi.com | sh');
    if (ended.error && seconds === undefined)
      console.error(`The Pulumi CLI ${path} cannot be run: ${ended.error.message}`);
    return ended;
  }
}

/** Node programs that the engine starts keep their compiled code where this one does: a tenth of what a preview takes. */
function compileCache(): PulumiSettings {
  const ofThisNode = getCompileCacheDir();
  return ofThisNode === undefined ? {} : { NODE_COMPILE_CACHE: dirname(ofThisNode) };
}
