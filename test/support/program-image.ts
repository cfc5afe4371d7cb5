import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { stubBase } from '../../infra/cli/local/stub-images.ts';
import { toolPath } from './tools.ts';

/** A program of Debian that a service runs in the tests, where this machine has it. */
interface Program {
  readonly program: string;
  /** Files and directories of this machine that it needs. */
  readonly files?: readonly string[];
  /** Directories that it writes to, with their owner. */
  readonly owns?: Readonly<Record<string, number>>;
  /** Its image has a shell, which something is run by. */
  readonly hasShell?: boolean;
  /** The service's command is its arguments, not the program itself. */
  readonly entrypoint?: boolean;
}

/** Service → the real program, where Debian has one. */
export const realPrograms: Readonly<Record<string, Program>> = {
  gateway: { program: 'haproxy', hasShell: true },
  prometheus: { program: 'prometheus', owns: { '/prometheus': 65534 }, entrypoint: true },
  alertmanager: {
    program: 'prometheus-alertmanager',
    files: ['/usr/share/prometheus/alertmanager/default.tmpl', '/usr/share/prometheus/alertmanager/email.tmpl'],
    owns: { '/alertmanager': 65534 },
    entrypoint: true,
  },
  'blackbox-exporter': { program: 'prometheus-blackbox-exporter', entrypoint: true },
  // Of these Debian has none.
  loki: { program: 'loki', owns: { '/loki': 10001 }, entrypoint: true },
  jaeger: { program: 'jaeger', owns: { '/tmp': 10001 }, entrypoint: true },
  collector: { program: 'alloy', owns: { '/var/lib/alloy/data': 0 }, entrypoint: true },
  cadvisor: { program: 'cadvisor', entrypoint: true },
  'node-exporter': { program: 'prometheus-node-exporter', entrypoint: true },
};

/** Names of the real programs that this machine misses. */
export const missingPrograms = (): string[] =>
  Object.values(realPrograms)
    .map(({ program }) => program)
    .filter((program) => toolPath(program) === undefined);

/**
 * Makes an image with this machine's program of a service, on top of the stubs', which has the tools of the health checks; with the wget that
 * the images of these programs have, where this machine has that.
 */
export function makeProgramImage(service: string): string {
  const {
    program,
    files = [],
    owns = {},
    entrypoint = false,
    hasShell = false,
  } = realPrograms[service] ?? { program: service };
  const path = toolPath(program) ?? '';
  const wget = toolPath('wget');
  const image = `genai-e2e/${service}:1`;
  const stage = mkdtempSync(join(tmpdir(), 'genai-image-'));
  try {
    const copies = [...libraries(path), ...(wget === undefined ? [] : libraries(wget)), ...files];
    for (const file of copies) {
      mkdirSync(join(stage, dirname(file)), { recursive: true });
      cpSync(realpathSync(file), join(stage, file), { recursive: true, dereference: true });
    }
    mkdirSync(join(stage, 'bin'), { recursive: true });
    cpSync(realpathSync(path), join(stage, 'bin', basename(path)));
    const busybox = toolPath('busybox');
    if (hasShell && busybox !== undefined) cpSync(realpathSync(busybox), join(stage, 'bin/sh'));
    if (wget !== undefined) cpSync(realpathSync(wget), join(stage, 'bin/wget'));
    for (const [directory, owner] of Object.entries(owns)) {
      mkdirSync(join(stage, directory), { recursive: true });
      chownSync(join(stage, directory), owner, owner);
    }
    const archive = execFileSync('tar', ['--create', '--directory', stage, '.'], { maxBuffer: 1 << 29 });
    const container = docker(['create', stubBase, program]);
    docker(['cp', '-', `${container}:/`], archive);
    const changes = entrypoint ? ['--change', `ENTRYPOINT ["/bin/${basename(path)}"]`] : [];
    docker(['commit', ...changes, container, image]);
    docker(['rm', container]);
  } finally {
    rmSync(stage, { recursive: true });
  }
  return image;
}

function docker(args: readonly string[], input?: Buffer): string {
  return execFileSync('docker', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }).trim();
}

/** Paths of the shared libraries that a program is linked to; none for one that is not. */
function libraries(program: string): string[] {
  try {
    const output = execFileSync('ldd', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return [...output.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path ?? '');
  } catch {
    return [];
  }
}
