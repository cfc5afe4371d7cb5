import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FakeCommands } from './fake-commands.ts';
import { copyRepository } from './repository-copy.ts';
import { changed } from './workflow-run.ts';

/** An image of flux, by digest. */
export const image = (digit: number): string => `r.example.com/flux@sha256:${String(digit).repeat(64)}`;

/** An update of a day, as `pulumi stack history --json` prints it. */
export const entry = (day: number, flux: string, more: object = {}): object => ({
  version: 0,
  kind: 'update',
  startTime: `2026-03-0${day}T12:00:00.000Z`,
  config: { 'genai:environment': { objectValue: { images: { flux } }, secret: false } },
  result: 'succeeded',
  resourceChanges: { replace: 1 },
  ...more,
});

/** A copy of the repository with a stack file of staging, and a Pulumi CLI that tells what it is given and keeps what it was asked. */
export class ReleasedStack {
  readonly directory = mkdtempSync(join(tmpdir(), 'genai-releases-'));
  readonly stackFile = join(this.directory, 'Pulumi.staging.yaml');
  private readonly commands = new FakeCommands({});
  private readonly committed = readFileSync(
    fileURLToPath(new URL('../../Pulumi.staging.yaml', import.meta.url)),
    'utf8',
  );

  constructor() {
    copyRepository(this.directory);
    this.reset();
  }

  /** Two updates, the second of which chose another image of flux. */
  reset(): void {
    writeFileSync(this.stackFile, this.withFlux(image(2)));
    this.commands.set('pulumi.called', '');
    this.tells([entry(2, image(2)), entry(1, image(1))]);
  }

  /**
   * The Pulumi CLI tells of this history and of this preview, and its updates end with a status.
   *
   * @param refusal what it says instead of the history.
   * @param meanwhile what somebody writes below the stack file during the preview.
   */
  tells(history: readonly object[], { preview = changed as object, up = 0, refusal = '', meanwhile = '' } = {}): void {
    const { directory, stackFile } = this;
    writeFileSync(join(directory, 'history.json'), JSON.stringify(history));
    writeFileSync(join(directory, 'preview.json'), JSON.stringify(preview));
    const images = (file: string, what: string) => `grep -o ' flux: .*' "${file}" | sed 's/^/${what}/' >> "$0.called"`;
    const asked = refusal === '' ? `cat '${directory}/history.json'` : `echo 'error: ${refusal}' >&2; exit 6`;
    this.commands.set(
      'pulumi',
      `echo "$*" >> "$0.called"
case "$1" in
  stack) ${asked};;
  preview) ${images('$7', 'previewed')}; printf '${meanwhile}' >> '${stackFile}'; cat '${directory}/preview.json';;
  up) ${images(stackFile, 'updated')}; exit ${up};;
esac`,
    );
  }

  /** The stack file of staging with an image of flux. */
  withFlux(chosen: string): string {
    return this.committed.replace('flux: unset', `flux: ${chosen} # ours`);
  }

  /** What is in it now. */
  file(): string {
    return readFileSync(this.stackFile, 'utf8');
  }

  infra(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const options = { cwd: this.directory, encoding: 'utf8' as const };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/cli/infra.mjs', ...args], options);
    return { status, stdout, stderr };
  }

  /** What the CLI was asked, and which image of flux it then found, a line each. */
  called(): string[] {
    const lines = this.commands.read('pulumi.called').split('\n');
    return lines.filter((line) => line !== '' && !line.startsWith('#!'));
  }

  remove(): void {
    this.commands.remove();
    rmSync(this.directory, { recursive: true });
  }
}
