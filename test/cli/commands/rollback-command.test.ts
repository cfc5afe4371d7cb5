import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { entry, image, ReleasedStack } from '../../support/released-stack.ts';
import { missingTools } from '../../support/tools.ts';
import { changed } from '../../support/workflow-run.ts';

const staging = new ReleasedStack();
const infra = staging.infra.bind(staging);
beforeEach(() => staging.reset());
afterAll(() => staging.remove());

describe('infra rollback', () => {
  const line =
    staging
      .withFlux('')
      .split('\n')
      .findIndex((one) => one.includes(' flux: ')) + 1;

  it('previews the former image before it writes that and updates the stack', () => {
    const { status, stdout, stderr } = infra('rollback', 'staging', 'flux', '--yes');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      'Back to the images of update 1, 2026-03-01 12:00 UTC:',
      `  Pulumi.staging.yaml:${line}  flux  r.example.com/flux@sha256:222222222222 → r.example.com/flux@sha256:111111111111`,
      expect.stringMatching(/^Not in the last update, and brought up with it from Pulumi\.staging\.yaml: .*hosts/),
      '',
      '## Preview of `staging`',
      '',
    ]);
    expect(stdout).toContain('1 to create');
    expect(stdout).toMatch(
      /\nPulumi\.staging\.yaml has the former images: commit it, or the next update undoes this\.\n$/,
    );
    expect(staging.file()).toBe(staging.withFlux(image(1)));
    expect(staging.called()).toEqual([
      'stack history --json --show-secrets=false --page-size 0 --stack staging',
      expect.stringMatching(/^preview --json --show-sames --stack staging --config-file \/\S+\/Pulumi\.staging\.yaml$/),
      `previewed flux: ${image(1)} # ours`,
      'up --yes --skip-preview --stack staging',
      `updated flux: ${image(1)} # ours`,
    ]);
  });

  it('is without a terminal only done where it is told to, and writes nothing', () => {
    expect(infra('rollback', 'staging')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Write the former images into Pulumi.staging.yaml, and update staging? There is no terminal to ask on: use --yes.\n',
    });
    expect(staging.file()).toBe(staging.withFlux(image(2)));
    expect(staging.called()).toHaveLength(1);
  });

  describe.skipIf(missingTools('script') !== undefined)('on a terminal', () => {
    /** The exit code after something was typed behind the question. */
    async function typed(answer: string): Promise<number | null> {
      const command = `'${process.execPath}' infra/cli/infra.mjs rollback staging`;
      const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
        cwd: staging.directory,
      });
      let shown = '';
      child.stdout.on('data', (chunk) => {
        shown += chunk;
        if (shown.includes('update staging? [y/N] ')) child.stdin.end(answer);
      });
      const [status] = await once(child, 'close');
      return status;
    }

    it.each([
      ['no', 'n\r'],
      ['nothing', '\r'],
      ['Ctrl-D', '\u0004'],
      ['Ctrl-C', '\u0003'],
    ])('leaves everything as it is after %s', async (_, answer) => {
      expect(await typed(answer)).toBe(1);
      expect(staging.file()).toBe(staging.withFlux(image(2)));
      expect(staging.called()).toHaveLength(3);
    });

    it('goes back after a yes', async () => {
      expect(await typed('y\r')).toBe(0);
      expect(staging.file()).toBe(staging.withFlux(image(1)));
      expect(staging.called()).toHaveLength(5);
    });
  });

  it('writes nothing where the preview fails', () => {
    const preview = { ...changed, diagnostics: [{ severity: 'error', message: 'error: no such zone' }] };
    staging.tells([entry(2, image(2)), entry(1, image(1))], { preview });
    const { status, stdout, stderr } = infra('rollback', 'staging', '--yes');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Nothing was changed: what is above has to be put right first.\n',
    });
    expect(stdout).toContain('no such zone');
    expect(staging.file()).toBe(staging.withFlux(image(2)));
  });

  it('does not write over what somebody else wrote meanwhile', () => {
    staging.tells([entry(2, image(2)), entry(1, image(1))], { meanwhile: '# mine' });
    expect(infra('rollback', 'staging', '--yes')).toMatchObject({
      status: 1,
      stderr: 'Pulumi.staging.yaml was changed meanwhile: nothing was written. Start again.\n',
    });
    expect(staging.file()).toBe(`${staging.withFlux(image(2))}# mine`);
    expect(staging.called()).toHaveLength(3);
  });

  it('ends as the update does', () => {
    staging.tells([entry(2, image(2)), entry(1, image(1))], { up: 3 });
    expect(infra('rollback', 'staging', '--yes').status).toBe(3);
  });

  it('takes a service out of the stack file that had its default image', () => {
    writeFileSync(
      staging.stackFile,
      staging.withFlux(image(2)).replace(/^( +)flux:.*\n/m, `$1grafana: ${image(2)}\n$&`),
    );
    const images = (chosen: object) => ({ config: { 'genai:environment': { objectValue: { images: chosen } } } });
    staging.tells([
      entry(2, '', images({ flux: image(2), grafana: image(2) })),
      entry(1, '', images({ flux: image(2) })),
    ]);
    const { stdout } = infra('rollback', 'staging', 'grafana', '--yes');
    expect(stdout).toContain('  grafana  r.example.com/flux@sha256:222222222222 → its default image\n');
    expect(staging.file()).toBe(staging.withFlux(image(2)));
  });

  it('refuses a former image that is not allowed any more', () => {
    staging.tells([entry(2, image(2)), entry(1, 'r.example.com/flux:1')]);
    const { status, stderr } = infra('rollback', 'staging', '--yes');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^The configuration of staging has a mistake; nothing was written\.\nPulumi\.staging\.yaml:\d+ {2}images\.flux {2}"r\.example\.com\/flux:1" is a tag/,
    );
    expect(staging.file()).toBe(staging.withFlux(image(2)));
  });

  it.each([
    [['flx'], 2, 'There is no service "flx". Did you mean flux?'],
    [['flux', 'sd35'], 2, 'rollback takes one service, or none for all that the last update changed.'],
    [
      ['sd35'],
      1,
      'There is nothing to go back to: no earlier update of staging that succeeded had another image of sd35.',
    ],
  ])('says of %j in one line what is wrong', (words, status, message) => {
    const ended = infra('rollback', 'staging', ...words, '--yes');
    expect({ status: ended.status, first: ended.stderr.split('\n')[0] }).toEqual({ status, first: message });
  });

  it('says where there is nothing to go back to', () => {
    staging.tells([entry(1, image(1))]);
    expect(infra('rollback', 'staging', '--yes').stderr).toBe(
      'There is nothing to go back to: no earlier update of staging that succeeded had other images.\n',
    );
    staging.tells([]);
    expect(infra('rollback', 'staging', '--yes').stderr).toBe(
      'staging was never updated: there is nothing to go back to.\n',
    );
  });
});
