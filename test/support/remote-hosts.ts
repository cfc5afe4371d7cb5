import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineHost, engineTools, stop } from './engine-host.ts';
import { toolPath } from './tools.ts';

/** What remote hosts are made of here. */
export const remoteTools = [...engineTools, 'sshd', 'ssh', 'ssh-keygen'] as const;

/** A machine of its own as far as the network goes: an address, an sshd and a Docker engine. */
export interface RemoteHost {
  readonly address: string;
  readonly engine: EngineHost;
}

/**
 * Machines that the machine of an engine reaches over ssh. Their sshd has its own limits; a program named `ssh` stands in front of
 * the machine's own on PATH, with the key for them.
 */
export class RemoteHosts {
  private readonly from: EngineHost;
  private readonly path = process.env['PATH'];
  readonly hosts: readonly RemoteHost[];

  /** @param from the engine on whose machine they are reached. */
  constructor(from: EngineHost, count: number) {
    this.from = from;
    this.hosts = Array.from({ length: count }, (_, index) => ({
      address: `10.99.${index}.2`,
      engine: new EngineHost(),
    }));
  }

  async start(): Promise<void> {
    for (const key of ['user', 'host'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', this.file(key)]);
    const options = [
      `-i ${this.file('user')}`,
      '-l root',
      ...['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR'].map((option) => `-o ${option}`),
    ];
    mkdirSync(this.file('bin'));
    writeFileSync(this.file('bin/ssh'), `#!/bin/sh\nexec ${toolPath('ssh')} ${options.join(' ')} "$@"\n`, {
      mode: 0o755,
    });
    process.env['PATH'] = [this.file('bin'), this.path].join(delimiter);
    mkdirSync('/run/sshd', { recursive: true });
    await Promise.all(
      this.hosts.map(async ({ address, engine }, index) => {
        await engine.start();
        const gateway = address.replace(/2$/, '1');
        const [here, there] = [
          ['-n', this.from.namespace],
          ['-n', engine.namespace],
        ];
        for (const [namespace, command] of [
          [here, `link add host${index} type veth peer name eth0 netns ${engine.namespace}`],
          [here, `addr add ${gateway}/24 dev host${index}`],
          [here, `link set host${index} up`],
          [there, `addr add ${address}/24 dev eth0`],
          [there, 'link set eth0 up'],
          [there, `route add default via ${gateway}`],
        ] as const)
          execFileSync('ip', [...namespace, ...command.split(' ')]);
        await this.startSsh(index);
      }),
    );
  }

  /** Starts the sshd of a host, and waits until it takes connections. */
  async startSsh(index: number): Promise<void> {
    const engine = this.engine(index);
    const config = join(engine.directory, 'sshd.conf');
    const lines = {
      HostKey: this.file('host'),
      AuthorizedKeysFile: this.file('user.pub'),
      PidFile: this.sshPidFile(index),
      StrictModes: 'no',
      UsePAM: 'no',
      SetEnv: `DOCKER_HOST=${engine.address}`,
    };
    writeFileSync(
      config,
      Object.entries(lines)
        .map(([key, value]) => `${key} ${value}\n`)
        .join(''),
    );
    engine.inside(toolPath('sshd') ?? 'sshd', ['-D', '-f', config]);
    while (!existsSync(this.sshPidFile(index))) await sleep(50);
  }

  /** Ends the sshd of a host, and waits until it takes no connections. */
  async stopSsh(index: number): Promise<void> {
    stop(this.sshPidFile(index));
    while (existsSync(this.sshPidFile(index))) await sleep(50);
  }

  /** The engine of a host. */
  engine(index: number): EngineHost {
    const host = this.hosts[index];
    if (!host) throw new Error(`there is no host ${index}`);
    return host.engine;
  }

  /** Gives an image of the engine here to a host. */
  load(index: number, image: string): string {
    const { address } = this.engine(index);
    execFileSync('sh', ['-c', `docker save ${image} | docker --host ${address} load`]);
    return image;
  }

  async remove(): Promise<void> {
    process.env['PATH'] = this.path;
    await Promise.all(
      this.hosts.map(async ({ engine }, index) => {
        await this.stopSsh(index);
        await engine.remove();
      }),
    );
  }

  private readonly file = (name: string): string => join(this.from.directory, name);
  private readonly sshPidFile = (index: number): string => join(this.engine(index).directory, 'sshd.pid');
}
