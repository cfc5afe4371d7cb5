import { execFileSync, spawnSync } from 'node:child_process';
import { standInBase } from '../../infra/cli/images-command.ts';

const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();

/** Where this machine's nginx is, if it has one. */
export function installedNginx(): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', 'PATH="$PATH:/usr/sbin" command -v nginx'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** An image with this machine's nginx, on top of the stand-in's, which has the tool of the health check. */
export function makeNginxImage(nginx: string): string {
  const image = 'genai-e2e/nginx:1';
  const container = docker('create', standInBase, 'nginx');
  try {
    const libraries = [...execFileSync('ldd', [nginx], { encoding: 'utf8' }).matchAll(/(\/\S+) \(0x/g)].map(
      ([, path]) => path ?? '',
    );
    docker('cp', nginx, `${container}:/bin/nginx`);
    docker('cp', '--follow-link', '/etc/nginx', `${container}:/etc/nginx`);
    const archive = execFileSync('tar', ['--create', '--dereference', '--absolute-names', ...libraries], {
      maxBuffer: 1 << 28,
    });
    execFileSync('docker', ['cp', '-', `${container}:/`], { input: archive });
    docker('commit', container, image);
  } finally {
    docker('rm', container);
  }
  return image;
}
