import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineHost } from './engine-host.ts';

/** A registry beside an engine, with nothing in it; Docker trusts one that is local. */
export async function startRegistry(engine: EngineHost): Promise<{ readonly host: string; readonly stop: () => void }> {
  const host = '127.0.0.1:5055';
  const directory = join(engine.directory, 'registry');
  mkdirSync(directory);
  const config = join(directory, 'config.yml');
  const storage = `storage:\n  filesystem:\n    rootdirectory: ${directory}`;
  writeFileSync(config, `version: 0.1\n${storage}\nhttp:\n  addr: ${host}\n`);
  const child = engine.inside('docker-registry', ['serve', config]);
  const answers = () => {
    try {
      return engine.get(`http://${host}/v2/`).status === 200;
    } catch {
      return false;
    }
  };
  while (child.exitCode === null && !answers()) await sleep(100);
  return { host, stop: () => child.kill() };
}
