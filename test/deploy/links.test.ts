import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Application, bad, better, digestOf, good } from '../support/application.ts';
import { missingTools } from '../support/tools.ts';

describe.skipIf(missingTools('flock', 'sha256sum') !== undefined)('a directory in which others wrote', () => {
  let application: Application;
  beforeEach(() => {
    application = new Application();
    application.write('elsewhere', 'of somebody else\n');
    chmodSync(join(application.directory, 'elsewhere'), 0o640);
  });
  afterEach(() => application.remove());
  const elsewhere = () => join(application.directory, 'elsewhere');

  /** What may be planted under a name. */
  const plants = {
    'a link': (name: string) => symlinkSync(elsewhere(), name),
    'a link to nothing': (name: string) => symlinkSync(`${application.directory}/made`, name),
    'a second name of a file': (name: string) => linkSync(elsewhere(), name),
    'a pipe': (name: string) => execFileSync('mkfifo', [name]),
    'a directory': (name: string) => mkdirSync(name),
  };
  const planted = Object.entries(plants);
  const untouched = () => {
    expect(readFileSync(elsewhere(), 'utf8')).toBe('of somebody else\n');
    expect((statSync(elsewhere()).mode & 0o777).toString(8)).toBe('640');
    expect(existsSync(`${application.directory}/made`)).toBe(false);
  };

  it.each(
    ['', '.lock', '.previous', '.unproven', '.written'].flatMap((suffix) =>
      planted.map(([what, plant]) => [what, suffix, plant] as const),
    ),
  )('is refused for %s in the place of .env%s', async (_, suffix, plant) => {
    const name = `${application.file}${suffix}`;
    plant(name);
    expect(await application.deploy(good)).toEqual({
      outcome: 'refused',
      said: [`has something else in the place of ${name} than a file of root with no other name`],
    });
    untouched();
    expect(application.restarts()).toBe(0);
  });

  it.each(planted)('does no harm with %s under a name that is only written', async (_, plant) => {
    await application.deploy(good);
    const names = ['.next', '.back', '.previous.tmp', '.by-hand.tmp', '.by-hand', '.tmp.abcdef'];
    for (const suffix of names) plant(`${application.file}${suffix}`);
    expect(await application.deploy(better)).toEqual({ outcome: 'deployed', said: [] });
    expect((await application.deploy(bad)).outcome).toBe('restored');
    expect(application.beside('')).toBe(better);
    expect(application.beside('.previous')).toBe(better);
    untouched();
    // What a deploy that was killed may have left is removed.
    expect(readdirSync(application.directory).filter((name) => name.includes('.tmp.'))).toEqual([]);
  });

  it.each(planted)('keeps what a person wrote although its name is taken by %s', async (what, plant) => {
    application.write('.env', 'OWN=1\n');
    const name = `.by-hand.${digestOf('OWN=1\n').slice(0, 12)}`;
    plant(`${application.file}${name}`);
    const { outcome } = await application.deploy(good);
    expect(outcome).toBe(what === 'a directory' ? 'refused' : 'deployed');
    expect(what === 'a directory' ? application.beside('') : application.beside(name)).toBe('OWN=1\n');
    untouched();
  });

  it.each([
    ['its group', 0o770],
    ['everybody', 0o707],
    ['everybody, who may not remove what is not theirs', 0o1777],
  ])('is refused where %s may write to it', async (_, mode) => {
    chmodSync(application.directory, mode);
    expect(await application.deploy(good)).toEqual({
      outcome: 'refused',
      said: [
        `has a directory ${application.directory} that others than root may write to: change its owner, or chmod go-w`,
      ],
    });
    expect(readdirSync(application.directory)).toEqual(['elsewhere']);
  });

  describe.skipIf(missingTools('root') !== undefined)('as root', () => {
    it('is refused where it belongs to another user', async () => {
      chownSync(application.directory, 4711, 4711);
      expect((await application.deploy(good)).outcome).toBe('refused');
      expect(readdirSync(application.directory)).toEqual(['elsewhere']);
    });

    it.each(['', '.lock', '.previous', '.unproven', '.written'])(
      'is refused where .env%s belongs to another user, whom a rename would take it from',
      async (suffix) => {
        application.write(`.env${suffix}`, 'theirs\n');
        chownSync(`${application.file}${suffix}`, 4711, 0);
        expect((await application.deploy(good)).outcome).toBe('refused');
        expect(application.beside(suffix)).toBe('theirs\n');
      },
    );
  });

  it('is on the disk before a name leads to it', async () => {
    const calls = `${application.directory}/calls`;
    for (const command of ['sync', 'mv'])
      application.fake(command, `echo ${command} "$@" >>${calls}; exec /bin/${command} "$@"`);
    await application.deploy(good);
    await application.deploy(bad);
    const lines = (application.read('calls') ?? '').trim().split('\n');
    const moves = lines.flatMap((line, index) => (line.startsWith('mv ') ? [{ line, index }] : []));
    const names = moves.map(({ line }) => line.split(' ').at(-1)?.slice(application.file.length));
    expect(names).toEqual(['.unproven', '.written', '', '.previous', '.unproven', '.written', '', '']);
    for (const { line, index } of moves) {
      expect(lines[index - 1]).toBe(`sync ${line.split(' ')[2]}`);
      expect(lines[index + 1]).toBe(`sync ${application.directory}`);
    }
  });
});
