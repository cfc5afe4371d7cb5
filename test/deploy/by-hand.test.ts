import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deploymentFile, deploymentVariables, pendingChanges } from '../../infra/deploy/deploy.ts';
import { Application, bad, better, digestOf, good } from '../support/application.ts';
import { facts } from '../support/stacks.ts';
import { missingTools } from '../support/tools.ts';

describe.skipIf(missingTools('flock', 'sha256sum') !== undefined)('what a person wrote where a deploy writes', () => {
  let application: Application;
  beforeEach(() => {
    application = new Application();
  });
  afterEach(() => application.remove());
  const nameOf = (text: string) => `.by-hand.${digestOf(text).slice(0, 12)}`;
  const kept = (text: string) => application.beside(nameOf(text));
  const saidOf = (text: string) => [
    `${application.file} was written or changed by hand: it is kept as ${application.file}${nameOf(text)}`,
  ];

  it('is kept for good and for its owner alone, each text under a name of its own', async () => {
    const [first, second] = ['DB_PASSWORD=hunter2\n', 'DB_PASSWORD=hunter3\n'];
    application.write('.env', first);
    expect(await application.deploy(good)).toEqual({ outcome: 'deployed', said: saidOf(first) });
    application.write('.env', second);
    expect(await application.deploy(good)).toEqual({ outcome: 'deployed', said: saidOf(second) });
    application.write('.env', first);
    expect(await application.deploy(better)).toEqual({ outcome: 'deployed', said: saidOf(first) });
    expect(readdirSync(application.directory).filter((name) => name.includes('by-hand'))).toEqual(
      [`.env${nameOf(first)}`, `.env${nameOf(second)}`].sort(),
    );
    expect([kept(first), kept(second)]).toEqual([first, second]);
    expect(statSync(`${application.file}${nameOf(first)}`).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['a line under our header', `${good}OWN=1\n`, 'deployed'],
    ['a comment', good.replace('# Model', '# Model of mine'), 'unchanged'],
    ['a line without its end', `${good}OWN=1`, 'deployed'],
    ['other ends of lines', good.replaceAll('\n', '\r\n'), 'deployed'],
    ['the end of the last line', good.trimEnd(), 'unchanged'],
    ['characters that are no text', `${good}OWN=\0\x01`, 'deployed'],
  ])('is noticed and kept where it is %s', async (_, changed, outcome) => {
    await application.deploy(good);
    application.write('.env', changed);
    expect(await application.deploy(good)).toEqual({ outcome, said: saidOf(changed) });
    expect(kept(changed)).toBe(changed);
    expect(application.beside('')).toBe(good);
  });

  it('is said before a deploy, too', async () => {
    const variables = deploymentVariables(facts('staging'), application.deployment);
    const text = deploymentFile(facts('staging'), application.deployment);
    const pending = () => pendingChanges(application.host, application.deployment, variables);
    expect((await pending()).isByHand).toBe(false);
    await application.deploy(text);
    application.write('.env', `${text}OWN=1\n`);
    expect(await pending()).toEqual({
      changes: [{ name: 'OWN', before: '1', after: undefined }],
      isByHand: true,
    });
  });

  it('is not what a deploy put back, or tried', async () => {
    await application.deploy(good);
    await application.deploy(bad);
    expect(await application.deploy(good)).toEqual({ outcome: 'unchanged', said: [] });
    application.write('.env', bad);
    expect(await application.deploy(good)).toEqual({ outcome: 'deployed', said: [] });
  });

  it('is kept before anything else is written', async () => {
    await application.deploy(good);
    application.write('.env', 'OWN=1\n');
    application.fake('mv', `case "$3" in *by-hand*) exit 1 ;; *) exec /bin/mv "$@" ;; esac`);
    expect(await application.deploy(better)).toEqual({ outcome: 'refused', said: [`cannot keep ${application.file}`] });
    expect(application.beside('')).toBe('OWN=1\n');
    expect(application.beside('.previous')).toBeUndefined();
  });

  it.runIf(missingTools('root') === undefined)('also as to mode and group, which no deploy changes', async () => {
    const attributes = () => {
      const { mode, gid } = statSync(application.file);
      return `${(mode & 0o777).toString(8)} ${gid}`;
    };
    await application.deploy(good);
    expect(attributes()).toBe('600 0');
    chownSync(application.file, 0, 4711);
    chmodSync(application.file, 0o440);
    expect((await application.deploy(better)).outcome).toBe('deployed');
    expect(attributes()).toBe('440 4711');
    chmodSync(application.file, 0o640);
    expect((await application.deploy(bad)).outcome).toBe('restored');
    expect(attributes()).toBe('640 4711');
    // Without the right to give it that group.
    application.fake('cp', `shift; exec /bin/cp "$@"`);
    expect(await application.deploy(good)).toEqual({
      outcome: 'refused',
      said: [`cannot write a file with the mode and the group of ${application.file}`],
    });
    expect(application.beside('')).toBe(better);
  });
});
