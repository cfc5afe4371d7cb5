import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A registry on this machine, with nothing in it; Docker trusts one that is local. */
export async function startRegistry(): Promise<{ readonly host: string; readonly stop: () => void }> {
  const host = '127.0.0.1:5055';
  const directory = mkdtempSync(join(tmpdir(), 'genai-registry-'));
  const config = join(directory, 'config.yml');
  const storage = `storage:\n  filesystem:\n    rootdirectory: ${directory}`;
  writeFileSync(config, `version: 0.1\n${storage}\nhttp:\n  addr: ${host}\n`);
  const child = spawn('docker-registry', ['serve', config], { stdio: 'ignore' });
  const answers = () =>
    fetch(`http://${host}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let i = 0; i < 50 && !(await answers()); i++) await sleep(100);
  return {
    host,
    stop: () => {
      child.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
