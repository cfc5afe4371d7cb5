import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stubImage } from '../../catalogue/images.ts';
import { catalogue, type ServiceId, serviceIds } from '../../catalogue/services/catalogue.ts';
import { InputError } from '../../problem.ts';

const stub = fileURLToPath(new URL('../../stub', import.meta.url));
/** What the stub images have in common. */
export const stubBase = 'genai-stub/base:1';

/** The program of the services, and those that stand in for the tools of their images: file → where it is there. */
const programs: Readonly<Record<string, readonly string[]>> = {
  'stub.mjs': ['stub.mjs'],
  'gateway.mjs': ['gateway.mjs'],
  'span.mjs': ['span.mjs'],
  'ask.mjs': ['bin/curl', 'bin/wget', 'bin/bash', 'usr/bin/loki'],
  'nc.mjs': ['bin/nc'],
};

/** Says of an image of ours what it was made from: one made from something else is not there. */
const contentLabel = (): string => {
  const hash = createHash('sha256').update(process.version);
  for (const file of Object.keys(programs)) hash.update(readFileSync(join(stub, file)));
  return `genai.stub=${hash.digest('hex').slice(0, 12)}`;
};

/**
 * Makes the stub images of the `test` environment on the local engine, without a registry: the pinned Node with the
 * libraries it is linked to, and a small program. Images that were made from the same stay, unless they are to be made anew.
 */
export function makeStubImages({ force }: { force: boolean }): void {
  const wanted = serviceIds.filter((id) => force || !exists(stubImage(id)));
  if (wanted.length === 0) {
    console.log('The stub images exist; --force makes them again.');
    return;
  }
  importBase();
  for (const id of wanted) {
    commit(stubImage(id), ['/bin/node', '/stub.mjs', ...(catalogue[id].publishesPorts ? ['gateway'] : portsOf(id))]);
    console.log(stubImage(id));
  }
}

/** The ports on which a service answers: its own, and those for its health, its metrics and what others send it. */
function portsOf(id: ServiceId): string[] {
  const { port, health, metricsPort, intakePort } = catalogue[id];
  const healthPort = 'port' in health ? health.port : undefined;
  return [...new Set([port, healthPort, metricsPort, intakePort])].filter((one) => one !== undefined).map(String);
}

/** Sends images of the local engine to another one, as far as it does not have them. */
export function sendImages(host: string, images: readonly string[]): void {
  const there = docker('--host', host, 'images', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}').split('\n');
  const here = docker('images', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}').split('\n');
  const missing = images.filter((image) => here.some((line) => line.startsWith(`${image} `) && !there.includes(line)));
  if (missing.length === 0) return;
  console.log(`sending ${missing.length} images to ${host}`);
  const archive = join(mkdtempSync(join(tmpdir(), 'genai-images-')), 'images.tar');
  try {
    docker('save', '--output', archive, ...missing);
    docker('--host', host, 'load', '--quiet', '--input', archive);
  } finally {
    rmSync(dirname(archive), { recursive: true });
  }
}

function importBase(): void {
  const root = mkdtempSync(join(tmpdir(), 'genai-stub-'));
  try {
    for (const directory of ['bin', 'usr/bin', 'tmp']) mkdirSync(join(root, directory), { recursive: true });
    // A directory in memory takes over the mode of the one that it covers.
    chmodSync(join(root, 'tmp'), 0o1777);
    copyFileSync(process.execPath, join(root, 'bin/node'));
    for (const library of librariesOf(process.execPath)) {
      mkdirSync(join(root, dirname(library)), { recursive: true });
      copyFileSync(realpathSync(library), join(root, library));
    }
    for (const [file, paths] of Object.entries(programs)) {
      for (const path of paths) {
        copyFileSync(join(stub, file), join(root, path));
        chmodSync(join(root, path), 0o755);
      }
    }
    const archive = `${root}.tar`;
    execFileSync('tar', ['--create', '--file', archive, '--directory', root, '.']);
    docker('import', '--change', `LABEL ${contentLabel()}`, archive, stubBase);
    rmSync(archive);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Paths of the shared libraries that a program is linked to, its loader included. */
function librariesOf(program: string): string[] {
  const output = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...output.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
}

/** An image like the base with an entry point of its own; their layers are the same. */
function commit(image: string, entrypoint: readonly string[]): void {
  const container = docker('create', stubBase, '/bin/node').trim();
  try {
    docker('commit', '--change', `ENTRYPOINT ${JSON.stringify(entrypoint)}`, '--change', 'CMD []', container, image);
  } finally {
    docker('rm', container);
  }
}

function exists(image: string): boolean {
  return docker('images', '--quiet', '--filter', `label=${contentLabel()}`, image).trim() !== '';
}

function docker(...args: string[]): string {
  try {
    return execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const reason = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new InputError([{ path: [], message: `docker ${args[0]} failed: ${reason}` }]);
  }
}
