import { execFile, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stubImage } from '../../infra/catalogue/images.ts';
import { catalogue, serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { EngineHost, type EngineOptions, startedEngines } from './engine-host.ts';
import { replaced } from './replaced.ts';
import { copyRepository } from './repository-copy.ts';

/** What a command of ours ended with. */
export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** The command that ended last, for the report on a test that failed. */
let last = 'no command was run';

/** What to look at where a test fails: what the last command printed, and what is on the engines. */
export const report = (): string => [last, ...[...startedEngines].map((engine) => engine.report())].join('\n\n');

/** A copy of the repository that brings the `test` environment up on an engine of its own. */
export class TestEnvironment {
  readonly engine: EngineHost;
  readonly directory: string;
  /** Where its host keeps the secrets. */
  readonly secretsDirectory: string;

  private constructor(engine: EngineHost) {
    this.engine = engine;
    this.directory = join(engine.directory, 'repository');
    this.secretsDirectory = join(engine.directory, 'secrets');
  }

  /**
   * @param often services that the test replaces: their health is checked every four seconds, and a new container is healthy after that at
   *   the earliest. That of the others is checked every twenty-four, since each check costs the processor a tenth of a second.
   * @param monitored with the services of the monitoring, which `test` is without.
   * @param waitTimeout seconds after which a container is given up that does not become healthy: many, for machines that are busy.
   */
  static async start({
    often = [],
    waitTimeout = 600,
    monitored = false,
    ...options
  }: {
    often?: readonly string[];
    waitTimeout?: number;
    monitored?: boolean;
  } & EngineOptions = {}): Promise<TestEnvironment> {
    const environment = new TestEnvironment(new EngineHost(options));
    const { engine, directory, secretsDirectory } = environment;
    await engine.start();
    // The Docker client uses it from now on: here, and in what is started here.
    process.env['DOCKER_HOST'] = engine.address;
    copyRepository(directory);
    environment.edit('Pulumi.test.yaml', 'unix:///var/run/docker.sock', engine.address);
    environment.edit('Pulumi.test.yaml', '/var/tmp/genai/test/secrets', secretsDirectory);
    const dataRoot = join(engine.directory, 'data');
    environment.edit('Pulumi.test.yaml', /^( +)secretsDirectory: .*\n/m, `$&$1dataRoot: ${dataRoot}\n`);
    if (monitored) {
      environment.edit(
        'stacks/test.ts',
        'metricsEnabled: false',
        "metricsEnabled: true, alerting: { severityThreshold: 'warning' }",
      );
      environment.edit('stacks/test.ts', /unmonitoredLocalExceptions/g, 'localExceptions');
      const images = serviceIds.filter((id) => catalogue[id].monitoring).map((id) => `      ${id}: ${stubImage(id)}\n`);
      environment.edit('Pulumi.test.yaml', /^ {4}images:\n/m, `    images:\n${images.join('')}`);
    }
    environment.edit('infra/containers/inputs.ts', /waitTimeout: .*,/, `waitTimeout: ${waitTimeout},`);
    const interval = `${JSON.stringify(often)}.includes(service.id) ? '4s' : '24s'`;
    environment.edit('infra/containers/inputs.ts', 'interval: goDuration(interval)', `interval: ${interval}`);
    return environment;
  }

  /** Chooses another image for a service. */
  choose(id: string, image: string): void {
    this.edit('Pulumi.test.yaml', new RegExp(`^( {6}${id}:) .*$`, 'm'), `$1 ${image}`);
  }

  /** Replaces something in a file of the copy, which must be there. */
  edit(path: string, what: string | RegExp, by: string): void {
    const file = join(this.directory, path);
    writeFileSync(file, replaced(readFileSync(file, 'utf8'), what, by));
  }

  /** Runs `infra …` without holding up this process. */
  infra(...args: string[]): Promise<Ended> {
    return this.run(args, {});
  }

  /**
   * Runs `infra …`, and returns what it printed.
   *
   * @throws Error with that, and what is on the engines, where it fails.
   */
  async succeeds(...args: string[]): Promise<string> {
    const { status, output } = await this.infra(...args);
    if (status !== 0) throw new Error(report());
    return output;
  }

  /** Runs `infra …` with something to read on its standard input. */
  infraReading(input: string, ...args: string[]): Promise<Ended> {
    return this.run(args, {}, input);
  }

  /** Runs the Pulumi CLI itself, in the project that `infra up` has made. */
  pulumi(...args: string[]): Promise<Ended> {
    const project = join(this.directory, '.local/test');
    return this.run(['pulumi', '--cwd', project, ...args, '--stack', 'test'], {
      PULUMI_BACKEND_URL: `file://${join(project, 'state')}?metadata=skip`,
      PULUMI_CONFIG_PASSPHRASE_FILE: join(project, 'passphrase'),
    });
  }

  private run(args: readonly string[], settings: Readonly<Record<string, string>>, input = ''): Promise<Ended> {
    const env = { ...process.env, ...settings };
    const options = { cwd: this.directory, encoding: 'utf8' as const, maxBuffer: 1 << 26, env };
    const [enter = '', ...rest] = this.command(args);
    return new Promise((resolve) => {
      const child = execFile(enter, rest, options, (error, stdout, stderr) => {
        const ended = { status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr };
        last = `infra ${args.join(' ')} ended with status ${ended.status}:\n${ended.output}`;
        resolve(ended);
      });
      child.stdin?.end(input);
    });
  }

  /** Runs `infra …` and kills it at a moment, with all that it started; false where it had ended before. */
  async killed(moment: Promise<unknown>, ...args: string[]): Promise<boolean> {
    const [enter = '', ...rest] = this.command(args);
    const child = spawn(enter, rest, { cwd: this.directory, stdio: 'ignore', detached: true });
    const ended = new Promise<'ended'>((resolve) => child.on('exit', () => resolve('ended')));
    if ((await Promise.race([ended, moment])) === 'ended') return false;
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await ended;
    return true;
  }

  /** `infra …` on the engine's machine, as far as its network goes. */
  private command(args: readonly string[]): string[] {
    return this.engine.entering(process.execPath, 'infra/cli/infra.mjs', ...args);
  }

  /** Removes it with its engine and all that is on that. */
  async remove(): Promise<void> {
    delete process.env['DOCKER_HOST'];
    await this.engine.remove();
  }
}

/** Runs the Docker client, and returns what it prints. */
export const docker = (...args: string[]): string =>
  spawnSync('docker', args, { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout.trim();

/** What the Docker client lists, a line each, sorted. */
export const listed = (...args: string[]): string[] => {
  const lines = docker(...args);
  return lines === '' ? [] : lines.split('\n').sort();
};

/** Ids of the running containers, sorted. */
export const running = (): string[] => listed('ps', '--quiet', '--no-trunc');
