import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toolPath } from './tools.ts';

/** What remote hosts are made of here, beside Docker. */
export const remoteTools = ['root', 'ip', 'nsenter', 'dockerd', 'sshd', 'ssh', 'ssh-keygen'] as const;

/** A machine of its own as far as the network goes: an address, an sshd and a Docker engine. */
export interface RemoteHost {
  readonly address: string;
  readonly directory: string;
}

/**
 * Machines that are reached over ssh, in network namespaces of this one. Their sshd has its own limits; a program named
 * `ssh` stands in front of the machine's own on PATH, with the key for them.
 */
export class RemoteHosts {
  private readonly directory = mkdtempSync(join(tmpdir(), 'genai-hosts-'));
  private readonly path = process.env['PATH'];
  readonly hosts: readonly RemoteHost[];

  constructor(count: number) {
    const inDirectory = (name: string) => join(this.directory, name);
    for (const key of ['user', 'host'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', inDirectory(key)]);
    const options = [
      `-i ${inDirectory('user')}`,
      '-l root',
      ...['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR'].map((option) => `-o ${option}`),
    ];
    mkdirSync(inDirectory('bin'));
    writeFileSync(inDirectory('bin/ssh'), `#!/bin/sh\nexec ${toolPath('ssh')} ${options.join(' ')} "$@"\n`, {
      mode: 0o755,
    });
    process.env['PATH'] = [inDirectory('bin'), this.path].join(delimiter);
    this.hosts = Array.from({ length: count }, (_, index) => ({
      address: `10.99.${index}.2`,
      directory: inDirectory(String(index)),
    }));
  }

  async start(): Promise<void> {
    mkdirSync('/run/sshd', { recursive: true });
    for (const [index, { address, directory }] of this.hosts.entries()) {
      mkdirSync(directory);
      const [name, outside, inside] = [this.namespace(index), `genai${index}`, address];
      const gateway = address.replace(/2$/, '1');
      for (const command of [
        `netns add ${name}`,
        `link add ${outside} type veth peer name eth0 netns ${name}`,
        `addr add ${gateway}/24 dev ${outside}`,
        `link set ${outside} up`,
        `-n ${name} addr add ${inside}/24 dev eth0`,
        `-n ${name} link set eth0 up`,
        `-n ${name} link set lo up`,
        `-n ${name} route add default via ${gateway}`,
      ])
        execFileSync('ip', command.split(' '));
      this.startSsh(index);
    }
    await Promise.all([...this.hosts.keys()].map((index) => this.startDocker(index)));
  }

  async startDocker(index: number): Promise<void> {
    const directory = join(this.directory, String(index));
    this.inside(index, 'dockerd', [
      ...['--data-root', join(directory, 'data'), '--exec-root', join(directory, 'exec')],
      ...['--pidfile', join(directory, 'dockerd.pid'), '--host', this.engine(index)],
    ]);
    for (let i = 0; i < 60 && this.docker(index, 'version', '--format', '{{.Server.Version}}') === ''; i++)
      await sleep(500);
  }

  async stopDocker(index: number): Promise<void> {
    const pidFile = join(this.directory, String(index), 'dockerd.pid');
    stop(pidFile);
    for (let i = 0; i < 60 && existsSync(pidFile); i++) await sleep(500);
  }

  startSsh(index: number): void {
    const config = join(this.directory, `sshd-${index}.conf`);
    const lines = {
      HostKey: join(this.directory, 'host'),
      AuthorizedKeysFile: join(this.directory, 'user.pub'),
      PidFile: join(this.directory, `sshd-${index}.pid`),
      StrictModes: 'no',
      UsePAM: 'no',
      SetEnv: `DOCKER_HOST=${this.engine(index)}`,
    };
    writeFileSync(
      config,
      Object.entries(lines)
        .map(([key, value]) => `${key} ${value}\n`)
        .join(''),
    );
    this.inside(index, toolPath('sshd') ?? 'sshd', ['-D', '-f', config]);
  }

  stopSsh(index: number): void {
    stop(join(this.directory, `sshd-${index}.pid`));
  }

  /** Runs the Docker client on a host, and returns what it prints. */
  docker(index: number, ...args: string[]): string {
    const { stdout } = spawnSync('docker', ['--host', this.engine(index), ...args], { encoding: 'utf8' });
    return stdout.trim();
  }

  /** Gives an image of this machine's engine to a host. */
  load(index: number, image: string): string {
    execFileSync('sh', ['-c', `docker save ${image} | docker --host ${this.engine(index)} load`]);
    return image;
  }

  async remove(): Promise<void> {
    process.env['PATH'] = this.path;
    for (const index of this.hosts.keys()) {
      this.stopSsh(index);
      await this.stopDocker(index);
      spawnSync('ip', ['netns', 'delete', this.namespace(index)]);
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  private readonly namespace = (index: number): string => `genai-host-${index}`;
  private readonly engine = (index: number): string => `unix://${join(this.directory, String(index), 'docker.sock')}`;

  /** Starts a program in a host's network. Its own view of /sys stays, which a new mount namespace would take away. */
  private inside(index: number, program: string, args: readonly string[]): void {
    const namespace = `--net=/run/netns/${this.namespace(index)}`;
    spawn('nsenter', [namespace, program, ...args], { stdio: 'ignore', detached: true }).unref();
  }
}

function stop(pidFile: string): void {
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')));
}
