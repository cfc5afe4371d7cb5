import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { missingTools, toolPath } from './tools.ts';

/** Debian has the module for debug ports in a package of its own; nginx.org builds it in. */
const streamModule = '/usr/lib/nginx/modules/ngx_stream_module.so';

/** The directive by which this machine's nginx knows `stream`. */
export const loadStream = (): string => (existsSync(streamModule) ? `load_module ${streamModule};` : '');

/** What the tests of nginx's configuration miss. */
export function missingNginx(): string | undefined {
  const missing = missingTools('nginx', 'openssl');
  if (missing !== undefined) return missing;
  const { stderr } = spawnSync(toolPath('nginx') ?? '', ['-V'], { encoding: 'utf8' });
  return loadStream() !== '' || / --with-stream( |$)/.test(stderr) ? undefined : 'nginx’s stream module';
}
