import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../infra/cli/command-table.ts';
import { environmentNames } from '../../infra/model/profile.ts';
import { facts } from '../support/stacks.ts';

const infra = fileURLToPath(new URL('../../infra/cli/infra.mjs', import.meta.url));
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [infra, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};
const directory = mkdtempSync(join(tmpdir(), 'genai-main-'));
afterAll(() => rmSync(directory, { recursive: true }));
const outputs = join(directory, 'outputs.json');
writeFileSync(outputs, JSON.stringify(facts('staging')));

const usage = 'Usage: infra preview <stack> [--json] [--strict] [--config-file FILE]';

describe('infra', () => {
  it('lists its commands, one a line, when it is asked', () => {
    const { status, stdout, stderr } = run('help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n');
    const listed = lines.flatMap((line) => /^ {2}(\S+) +\S/.exec(line)?.[1] ?? []);
    expect(listed).toEqual([...Object.keys(commands), 'pulumi']);
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
    expect(run('--help')).toEqual({ status, stdout, stderr });
    expect(run()).toEqual({ status: 2, stdout: '', stderr: stdout });
  });

  it.each(['help preview', 'preview --help', 'preview prod -h'])('says what a command takes: %s', (args) => {
    expect(run(...args.split(' '))).toEqual({
      status: 0,
      stderr: '',
      stdout: [
        usage,
        '',
        '  previews an environment in this process, and writes its .env files to out/<stack>',
        '  --json          prints one JSON document, errors too: schema/preview.schema.json',
        '  --strict        exit code 1 where up would refuse: something that it needs is unset',
        '  --config-file   another stack file than Pulumi.<stack>.yaml',
        '',
      ].join('\n'),
    });
  });

  it.each(Object.entries(commands))('says what every option of %s means', (_, { takes, details = '', synopsis }) => {
    for (const option of takes) {
      expect(details).toContain(`--${option}`);
      if (option !== 'for') expect(synopsis).toContain(`--${option}`);
    }
  });

  it.each([
    ['preveiw prod', 'There is no command "preveiw". Did you mean preview? infra help lists the commands.'],
    ['help preveiw', 'There is no command "preveiw". Did you mean preview? infra help lists the commands.'],
    ['plumi up', 'There is no command "plumi". Did you mean pulumi? infra help lists the commands.'],
    ['frobnicate', 'There is no command "frobnicate". infra help lists the commands.'],
    ['constructor', 'There is no command "constructor". infra help lists the commands.'],
    ['preview', `Which stack? One of ${environmentNames.join(', ')}.`, usage],
    [
      'preview stagin',
      `There is no stack "stagin"; there are ${environmentNames.join(', ')}. Did you mean staging?`,
      usage,
    ],
    ['preview dev prod', 'Unexpected argument "prod".', usage],
    ['preview dev prod test', 'Unexpected arguments "prod", "test".', usage],
    ['preview dev --jsn', 'There is no option --jsn. Did you mean --json?', usage],
    ['preview dev --nothing-like-it', 'There is no option --nothing-like-it.', usage],
    ['preview dev -x', 'There is no option -x.', usage],
    ['preview dev --config-file', "Option '--config-file <value>' argument missing.", usage],
    ['preview dev --force --yes', 'preview does not take --force, --yes.', usage],
    ['--jsn', 'There is no option --jsn. Did you mean --json?'],
  ])('says in one line what is wrong with how it is called: %s', (args, ...lines) => {
    expect(run(...args.split(' '))).toEqual({ status: 2, stdout: '', stderr: `${lines.join('\n')}\n` });
  });

  it.skipIf(!existsSync('/dev/full')).each([
    ['an environment', ['env', 'staging', '--outputs', outputs]],
    ['an error', ['preview', 'nowhere', '--json']],
    ['help', ['help']],
  ])('does not succeed where its output cannot be written: %s', (_, args) => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [infra, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The output cannot be written: ENOSPC: no space left on device, write\n',
    });
  });

  it('ends without a word, like a program that SIGPIPE ends, where nobody reads any more', async () => {
    const child = spawn(process.execPath, [infra, 'env', 'staging', '--outputs', outputs]);
    child.stdout.destroy();
    const [status, stderr] = await Promise.all([
      new Promise((resolve) => child.on('exit', resolve)),
      text(child.stderr),
    ]);
    expect({ status, stderr }).toEqual({ status: 141, stderr: '' });
  });
});
