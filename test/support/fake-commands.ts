import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Programs that stand in front of the machine's own on PATH, each a shell script, until they are removed. */
export class FakeCommands {
  private readonly directory = mkdtempSync(join(tmpdir(), 'genai-bin-'));
  private readonly path = process.env['PATH'];

  constructor(scripts: Readonly<Record<string, string>>) {
    for (const [name, script] of Object.entries(scripts)) this.set(name, script);
    process.env['PATH'] = [this.directory, this.path].join(delimiter);
  }

  set(name: string, script: string): void {
    const file = join(this.directory, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** A file that one of them wrote beside itself, `$0.…`; empty where there is none. */
  read(name: string): string {
    const file = join(this.directory, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Adds to such a file what a test itself does. */
  append(name: string, text: string): void {
    appendFileSync(join(this.directory, name), text);
  }

  remove(): void {
    process.env['PATH'] = this.path;
    rmSync(this.directory, { recursive: true });
  }
}
