import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runDirectory, templateDirectory } from './e2e-run.ts';
import { toolPath } from './tools.ts';

/** What an engine of its own needs. */
export const engineTools = ['root', 'ip', 'nsenter', 'dockerd', 'docker'] as const;

/** Engines of this test file that were started and not removed yet. */
export const startedEngines = new Set<EngineHost>();
let started = 0;

export interface EngineOptions {
  /** The daemon's program, where it is not the one on PATH. */
  readonly dockerd?: string | undefined;
  /** Settings of the daemon beside those that keep it apart. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * A machine of its own as far as Docker and the network go: a network namespace, and in it an engine with its own state and its own
 * settings. It begins with the stub images. Nothing of this machine's own engine is used or changed.
 */
export class EngineHost {
  readonly directory: string;
  /** Name of its network namespace. */
  readonly namespace: string;
  private readonly options: EngineOptions;

  constructor(options: EngineOptions = {}) {
    const name = `${process.pid}-${started++}`;
    this.options = options;
    this.directory = join(runDirectory(), name);
    this.namespace = `${basename(runDirectory())}-${name}`;
  }

  /** Where the Docker client reaches it. */
  get address(): string {
    return `unix://${join(this.directory, 'docker.sock')}`;
  }

  async start(): Promise<void> {
    startedEngines.add(this);
    mkdirSync(this.directory, { recursive: true });
    execFileSync('ip', ['netns', 'add', this.namespace]);
    execFileSync('ip', ['-n', this.namespace, 'link', 'set', 'lo', 'up']);
    const data = join(this.directory, 'data');
    if (existsSync(templateDirectory())) execFileSync('cp', ['--archive', templateDirectory(), data]);
    const settings = {
      'data-root': data,
      'exec-root': join(this.directory, 'exec'),
      pidfile: this.pidFile,
      hosts: [this.address],
      'shutdown-timeout': 5,
      ...this.options.settings,
    };
    writeFileSync(join(this.directory, 'daemon.json'), JSON.stringify(settings));
    await this.startDocker();
  }

  async startDocker(): Promise<void> {
    const program = this.options.dockerd ?? toolPath('dockerd') ?? 'dockerd';
    const log = join(this.directory, 'dockerd.log');
    const args = [
      ...['--config-file', join(this.directory, 'daemon.json')],
      // Where the machine has a containerd of its own, the engine shares it, and may see nothing of others there.
      ...['--containerd-namespace', this.namespace, '--containerd-plugins-namespace', `${this.namespace}-plugins`],
    ];
    // Its own helpers before those of another version.
    const path = [dirname(program), process.env['PATH'], '/usr/sbin'].join(delimiter);
    const child = this.inside('env', [`PATH=${path}`, program, ...args], log);
    while (this.docker('version', '--format', '{{.Server.Version}}') === '') {
      if (child.exitCode !== null) throw new Error(`dockerd ended:\n${readFileSync(log, 'utf8')}`);
      await sleep(100);
    }
  }

  async stopDocker(): Promise<void> {
    if (!existsSync(this.pidFile)) return;
    const running = `/proc/${readFileSync(this.pidFile, 'utf8')}`;
    stop(this.pidFile);
    while (existsSync(running)) await sleep(100);
  }

  /** Runs the Docker client on it, and returns what it prints. */
  docker(...args: string[]): string {
    const options = { encoding: 'utf8' as const, maxBuffer: 1 << 26 };
    return spawnSync('docker', ['--host', this.address, ...args], options).stdout.trim();
  }

  /** Starts a program in its network, and lets it go on. Its view of /sys stays, which a new mount namespace would take away. */
  inside(program: string, args: readonly string[], log = '/dev/null') {
    const output = openSync(log, 'a');
    const [enter = '', ...rest] = this.entering(program, ...args);
    const child = spawn(enter, rest, { stdio: ['ignore', output, output], detached: true });
    child.unref();
    return child;
  }

  /** The command that runs a program in its network. */
  entering(program: string, ...args: readonly string[]): string[] {
    return ['nsenter', `--net=/run/netns/${this.namespace}`, program, ...args];
  }

  /** Asks a URL in its network. */
  get(url: string): { readonly status: number; readonly text: string } {
    const [enter = '', ...args] = this.entering(process.execPath, '--eval', ask, url);
    return JSON.parse(execFileSync(enter, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** What is on it, with the last lines of what is not healthy. */
  report(): string {
    const containers = this.docker('ps', '--all', '--format', '{{.ID}}\t{{.Names}}\t{{.Status}}').split('\n');
    const sick = containers.filter((line) => line !== '' && !/\(healthy\)|\tCreated/.test(line));
    const logs = sick.map((line) => {
      const [id = '', name] = line.split('\t');
      const { stdout, stderr } = spawnSync('docker', ['--host', this.address, 'logs', '--tail', '30', id], {
        encoding: 'utf8',
      });
      return `${name} wrote last:\n${stdout}${stderr}`;
    });
    return [`containers of ${this.namespace}:`, ...containers, ...logs].join('\n');
  }

  async remove(): Promise<void> {
    startedEngines.delete(this);
    const containers = this.docker('ps', '--all', '--quiet');
    if (containers !== '') this.docker('rm', '--force', ...containers.split('\n'));
    await this.stopDocker();
    spawnSync('ip', ['netns', 'delete', this.namespace]);
    rmSync(this.directory, { recursive: true, force: true });
  }

  private get pidFile(): string {
    return join(this.directory, 'dockerd.pid');
  }
}

const ask =
  'fetch(process.argv[1]).then(async (answer) => console.log(JSON.stringify({ status: answer.status, text: await answer.text() })))';

/** Ends the daemon that wrote its process id into a file. */
export function stop(pidFile: string): void {
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')));
}
