import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deployed, deployTo } from '../../infra/deploy/deploy.ts';
import { deployProgram } from '../../infra/deploy/deploy-program.ts';
import type { Deployment } from '../../infra/model/deployments.ts';
import type { Host } from '../../infra/model/hosts.ts';
import { FakeCommands } from './fake-commands.ts';
import { environment } from './stacks.ts';

/** A text as the names of what is kept, and the lists of digests, have it. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Files of deploys, with which the application is healthy, and with which it is not. */
export const good = '# DO NOT EDIT: rendered one\n\n# Model\nLLM_MODEL=good\n';
export const better = '# DO NOT EDIT: rendered two\n\n# Model\nLLM_MODEL=better\n';
export const bad = '# DO NOT EDIT: rendered three\n\n# Model\nLLM_MODEL=bad\n';

/** How a program of a deploy that was started ended: its exit status, and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly said: string;
}

/** A directory of its own. Random letters in its name could look like a secret, which is masked in what a deploy says. */
function newDirectory(): string {
  const directory = join(tmpdir(), `genai-application-${process.hrtime.bigint()}`);
  mkdirSync(directory, { mode: 0o700 });
  return directory;
}

/**
 * An application under a systemd that is not there: `systemctl restart` notes what it read, and `curl` finds it healthy unless its
 * `LLM_MODEL` is bad.
 */
export class Application {
  readonly directory = newDirectory();
  readonly file = join(this.directory, '.env');
  readonly host: Host;
  readonly deployment: Deployment;
  private readonly commands: FakeCommands;
  private readonly scripts = new Map<string, string>();

  constructor() {
    const [host] = environment('test').hosts;
    if (!host) throw new Error('test has a host');
    this.host = host;
    this.deployment = {
      name: 'jobmatch',
      readers: ['ai-assistant'],
      hosts: [host],
      file: this.file,
      restart: { unit: 'jobmatch.service' },
      health: 'http://localhost:8080/health/',
      healthyWithinSeconds: 1,
    };
    this.commands = new FakeCommands({});
    const commands = {
      ...this.working(),
      journalctl: 'echo "ValueError: no such model"',
      sudo: 'shift; exec "$@"',
      // What is waited for here takes no time.
      sleep: 'exec /bin/sleep 0.05',
    };
    for (const [command, script] of Object.entries(commands)) this.fake(command, script);
  }

  deploy(text: string): Promise<Deployed> {
    return deployTo(this.host, this.deployment, text);
  }

  /**
   * Starts the program of a deploy in a process group of its own. Its fourth stream closes once all that it started has ended.
   *
   * @param restartWithin seconds that a restart may take.
   */
  start(restartWithin?: number, digest: string = digestOf(bad)): ChildProcess {
    const program = deployProgram(this.host.engine, this.deployment, digest, restartWithin);
    return spawn('sh', ['-c', program], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'], detached: true });
  }

  /** Lets the program of a deploy read this file, and waits until it has ended: not for what it leaves behind. */
  ended(child: ChildProcess, text: string): Promise<Ended> {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        said += chunk;
      });
    child.stdin?.on('error', () => {}).end(text);
    return new Promise((resolve) => child.once('exit', (status) => setImmediate(() => resolve({ status, said }))));
  }

  /** Commands by which it restarts, and is healthy with any model that is not bad. */
  private working(): Record<'systemctl' | 'curl', string> {
    const { directory, file } = this;
    return {
      systemctl: `[ "$1" = restart ] || exit 0; [ ! -e ${directory}/no-restart ] || { echo 'Job failed.' >&2; exit 1; }; cp ${file} ${directory}/running; echo >> ${directory}/runs`,
      curl: `if grep -q LLM_MODEL=bad ${directory}/running; then printf 500; else printf 200; fi`,
    };
  }

  /** Makes a command hang, until `unhang`; what is left of it ends with the application. */
  hang(command: 'systemctl' | 'curl'): void {
    const isCalled = command === 'systemctl' ? '[ "$1" = restart ] || exit 0; ' : '';
    this.fake(command, `${isCalled}${this.leave}; exec tail -f /dev/null`);
  }

  /** What a command begins with that may live longer than a deploy. */
  get leave(): string {
    return `echo $$ >>${this.directory}/left`;
  }

  unhang(command: 'systemctl' | 'curl'): void {
    this.fake(command, this.working()[command]);
  }

  /** What is beside the application's own. */
  beside(suffix: string): string | undefined {
    return this.read(`.env${suffix}`);
  }

  read(name: string): string | undefined {
    const path = join(this.directory, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.directory, name), text);
  }

  /** How often it was restarted. */
  restarts(): number {
    return this.read('runs')?.length ?? 0;
  }

  /** The script that stands for a command; undefined where the machine's own does. */
  faked(command: string): string | undefined {
    return this.scripts.get(command);
  }

  fake(command: string, script: string): void {
    this.scripts.set(command, script);
    this.commands.set(command, script);
  }

  remove(): void {
    for (const pid of this.read('left')?.trim().split('\n') ?? []) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    this.commands.remove();
    rmSync(this.directory, { recursive: true });
  }
}
