import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from '../../infra/model/deployments.ts';
import type { Host } from '../../infra/model/hosts.ts';
import { FakeCommands } from './fake-commands.ts';
import { environment } from './stacks.ts';

/**
 * An application under a systemd that is not there: `systemctl restart` notes what it read, and `curl` finds it healthy unless its
 * `LLM_MODEL` is bad.
 */
export class Application {
  readonly directory = mkdtempSync(join(tmpdir(), 'genai-application-'));
  readonly file = join(this.directory, '.env');
  readonly host: Host;
  readonly deployment: Deployment;
  private readonly commands: FakeCommands;

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
    this.commands = new FakeCommands({
      ...this.working(),
      journalctl: 'echo "ValueError: no such model"',
      sudo: 'shift; exec "$@"',
    });
    // What is waited for here takes no time.
    this.fake('sleep', 'exec /bin/sleep 0.05');
  }

  /** Commands by which it restarts, and is healthy with any model that is not bad. */
  private working(): Record<'systemctl' | 'curl', string> {
    const { directory, file } = this;
    return {
      systemctl: `[ "$1" = restart ] || exit 0; [ ! -e ${directory}/no-restart ] || { echo 'Job failed.' >&2; exit 1; }; cp ${file} ${directory}/running; echo >> ${directory}/runs`,
      curl: `if grep -q LLM_MODEL=bad ${directory}/running; then printf 500; else printf 200; fi`,
    };
  }

  /** Makes a command hang, until `unhang`. */
  hang(command: 'systemctl' | 'curl'): void {
    const isCalled = command === 'systemctl' ? '[ "$1" = restart ] || exit 0; ' : '';
    this.fake(command, `${isCalled}exec tail -f /dev/null`);
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

  fake(command: string, script: string): void {
    this.commands.set(command, script);
  }

  remove(): void {
    this.commands.remove();
    rmSync(this.directory, { recursive: true });
  }
}
