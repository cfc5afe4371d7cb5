import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Begins the name of everything that a run of the e2e tier has outside of the repository; its process id follows. */
const prefix = 'genai-e2e-';
/** Tells the processes of a run where its directory is. */
const variable = 'GENAI_E2E_RUN';

/** The directory of this run: what its engines hold, and what they begin with. */
export function runDirectory(): string {
  const directory = process.env[variable];
  if (directory === undefined) throw new Error(`${variable} is unset: engines are for the e2e tier alone`);
  return directory;
}

/** What the data of each engine begins with, once it is there: the stub images. */
export const templateDirectory = (): string => join(runDirectory(), 'template');

/** Bytes that the engines of a run have written at most, with much to spare. */
const needed = 8 * 1024 ** 3;

/**
 * Makes the directory of this run: in memory where there is enough of it, since engines write for each container and wait until it is on the
 * disk. What Node compiles of the copies of the repository is kept there and not for good. */
export function beginRun(): void {
  process.env[variable] = join(tmpdir(), `${prefix}${process.pid}`);
  mkdirSync(runDirectory());
  if (process.availableMemory() > 2 * needed)
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${needed}`, 'tmpfs', runDirectory()]);
  process.env['NODE_COMPILE_CACHE'] = join(runDirectory(), 'compiled');
  // Engine, providers and Docker live for seconds each: with memory to spare, to collect garbage costs them a tenth of their time.
  process.env['GOGC'] = '400';
}

/** Removes what this run has left, also where its processes were killed. */
export const endRun = (): Promise<void> => sweep(runDirectory());

/** Removes what was left by runs that are not there any more. */
export async function sweepFormerRuns(): Promise<void> {
  const own = new RegExp(`^${prefix}\\d+`);
  const runs = new Set([...readdirSync(tmpdir()), ...namespaces()].flatMap((name) => own.exec(name) ?? []));
  for (const run of runs) if (!existsSync(`/proc/${run.slice(prefix.length)}`)) await sweep(join(tmpdir(), run));
}

const namespaces = () => (existsSync('/run/netns') ? readdirSync('/run/netns') : []);

/** Ends the processes of a run, and removes its namespaces, mounts and files. */
async function sweep(directory: string): Promise<void> {
  // A daemon that is told to end takes its containers along; what then is still there is killed.
  const daemons = globSync(join(directory, '*/*.pid')).map((file) => Number(readFileSync(file, 'utf8')));
  const told = processesOf(directory).filter((pid) => daemons.includes(pid));
  for (const pid of told) kill(pid, 'SIGTERM');
  for (let i = 0; i < 150 && told.some((pid) => existsSync(`/proc/${pid}`)); i++) await sleep(100);
  for (const pid of processesOf(directory)) kill(pid, 'SIGKILL');

  for (const name of namespaces().filter((one) => one.startsWith(`${basename(directory)}-`)))
    spawnSync('ip', ['netns', 'delete', name]);
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const points = mounts
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => `${point}/`.startsWith(`${directory}/`));
  for (const point of points.reverse()) spawnSync('umount', ['--lazy', point]);
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}

/** Processes whose command names the run, and what they have started: the shims of containers, and the containers in them. */
function processesOf(directory: string): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const read = (name: string, file: string) => {
    try {
      return readFileSync(`/proc/${name}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const named = new RegExp(`${basename(directory)}[/-]`);
  const own = new Set(all.filter((name) => named.test(read(name, 'cmdline'))));
  const children = all.filter((name) => own.has(/\) \S (\d+)/.exec(read(name, 'stat'))?.[1] ?? ''));
  return [...children, ...own].map(Number);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
