import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../infra/cli/replace-file.ts';
import { fullDevice } from '../support/full-device.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'genai-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('what is no file', () => {
  it('is written into where it is a FIFO, also by a link, and stays one', async () => {
    const fifo = join(directory, 'fifo');
    spawnSync('mkfifo', [fifo]);
    symlinkSync(fifo, join(directory, 'link'));
    for (const path of [fifo, join(directory, 'link')]) {
      const reader = spawn('cat', [fifo], { stdio: ['ignore', 'pipe', 'inherit'] });
      const read = reader.stdout.setEncoding('utf8').toArray();
      await once(reader, 'spawn');
      replaceFile(path, 'NEW=1\n', 0o600);
      expect((await read).join('')).toBe('NEW=1\n');
    }
    expect(statSync(fifo).isFIFO()).toBe(true);
    expect(readdirSync(directory).sort()).toEqual(['fifo', 'link']);
  });

  it('is said to be full where it is a full device, and stays one', () => {
    const device = fullDevice(directory);
    const before = readdirSync(directory);
    expect(() => replaceFile(device, 'NEW=1\n', 0o600)).toThrow(
      expect.objectContaining({ code: 'ENOSPC', path: device }),
    );
    expect(statSync(device).isCharacterDevice()).toBe(true);
    expect(readdirSync(directory)).toEqual(before);
  });

  it('is written to where it is open already, behind what is there', () => {
    const file = join(directory, 'log');
    writeFileSync(file, 'before\n');
    const { ino } = statSync(file);
    const descriptor = openSync(file, 'a');
    replaceFile(`/dev/fd/${descriptor}`, 'NEW=1\n', 0o600);
    closeSync(descriptor);
    expect(readFileSync(file, 'utf8')).toBe('before\nNEW=1\n');
    expect(statSync(file).ino).toBe(ino);
  });
});

describe('a file that is replaced', () => {
  it('has the new text and the mode, whatever it had before', () => {
    const file = join(directory, '.env');
    writeFileSync(file, 'OLD=1\nLONGER=2\n', { mode: 0o644 });
    replaceFile(file, 'NEW=1\n', 0o600);
    expect(readFileSync(file, 'utf8')).toBe('NEW=1\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory)).toEqual(['.env']);
  });

  it('leaves nothing behind where that fails', () => {
    mkdirSync(join(directory, '.env'));
    expect(() => replaceFile(join(directory, '.env'), 'NEW=1\n', 0o600)).toThrow('EISDIR');
    expect(readdirSync(directory)).toEqual(['.env']);
  });

  it('is named in what goes wrong', () => {
    const path = join(directory, 'nowhere', '.env');
    expect(() => replaceFile(path, 'NEW=1\n', 0o600)).toThrow(expect.objectContaining({ code: 'ENOENT', path }));
  });
});
