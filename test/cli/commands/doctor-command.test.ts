import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { FakeCommands } from '../../support/fake-commands.ts';
import { RepositoryCopy } from '../../support/repository-copy.ts';
import { environment } from '../../support/stacks.ts';

const infra = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
const pinned = packageJson.devDependencies.pulumi;
let commands: FakeCommands | undefined;
afterEach(() => {
  commands?.remove();
  commands = undefined;
});

/** Runs `infra doctor` where these programs are in front of the machine's own. */
function doctor(stack: string, programs: Readonly<Record<string, string>>, program = infra) {
  commands = new FakeCommands({
    docker: 'echo Docker version 28.0',
    ssh: 'echo OpenSSH_9 >&2; exit 255',
    gcloud: 'echo Google Cloud SDK 500',
    ...programs,
  });
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', METADATA_SERVER_DETECTION: 'none' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'doctor', stack], { encoding: 'utf8', env });
  return { status, stderr, lines: stdout.split('\n') };
}
const pulumi = (version: string, script: string) => `[ "$1" = version ] && { echo v${version}; exit; }\n${script}`;

describe('infra doctor', () => {
  it('finds nothing that holds up an engine here, but for secrets from outside', () => {
    const { status, stderr, lines } = doctor('test', { pulumi: pulumi(pinned, 'exit 9') });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(
      lines.filter((line) => line.startsWith('ok')).map((line) => line.replace(/: \/.*|\d+\.\d+\.\d+$/, '')),
    ).toEqual([
      'ok       Node ',
      `ok       Pulumi CLI ${pinned}`,
      'ok       Docker version 28.0',
      'ok       stack file: Pulumi.test.yaml',
      'ok       state: none yet; make up STACK=test makes it',
      'ok       gpu-0 (test-gpu-0): reached, Docker answers',
    ]);
    const foreign = environment('test').secrets.filter(({ entry }) => entry.origin === 'foreign');
    expect(lines.slice(-3)).toEqual(['', `test: 0 problems, ${foreign.length} warnings, 6 ok`, '']);
  });

  it('goes through the state and Google Cloud, says what holds up an update, and how to fix it', () => {
    const { status, stderr, lines } = doctor('staging', { pulumi: pulumi('3.1.0', "echo '[]'") });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const text = lines.join('\n');
    for (const expected of [
      `; tested with ${pinned}\n           curl -fsSL https://get.pulumi.com | sh -s -- --version ${pinned}\n`,
      'problem  ssh: none on PATH\n           apt-get install openssh-client\n',
      'problem  stack file: unset hostImage\n           choose it: Pulumi.staging.yaml:16\n',
      'problem  state: there is no stack staging in it\n           npm run pulumi -- stack init staging --secrets-provider=gcpkms://…\n',
      '           gcloud auth application-default login\n',
      'warning  gpu-0 (jobmatch-staging-vm): not checked',
    ])
      expect(text).toContain(expected);
  });

  it('shows no warning of its libraries', async () => {
    commands = new FakeCommands({ pulumi: pulumi(pinned, "echo '[]'") });
    // Not the answer of a metadata server: the library warns of that.
    const server = createServer((_, response) => response.writeHead(403).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GCE_METADATA_HOST: `127.0.0.1:${port}` };
    const child = spawn(process.execPath, [infra, 'doctor', 'staging'], { env });
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    server.close();
    expect(stdout).toContain('Nobody is signed in to Google Cloud here');
    expect(stderr).toBe('');
  });

  it.each([
    ['error: PULUMI_ACCESS_TOKEN must be set', 'npm run pulumi -- login gs://… (README, «Staging on Google Cloud»)'],
    ['error: lookup storage.googleapis.com: no such host', 'npm run pulumi -- whoami --verbose'],
  ])('tells a missing login from a state that cannot be reached: %s', (message, fix) => {
    const { lines } = doctor('staging', { pulumi: pulumi(pinned, `echo '${message}' >&2; exit 255`) });
    const index = lines.findIndex((line) => line.startsWith('problem  state: '));
    expect(lines.slice(index, index + 2)).toEqual([
      `problem  state: ${message.slice('error: '.length)}`,
      `           ${fix}`,
    ]);
  });

  it('knows that a state cannot be read without the key of its secrets', () => {
    const script = `case "$2" in ls) echo '[{"name":"organization/genai/staging"}]';; *) echo 'error: decrypting secrets: incorrect passphrase' >&2; exit 1;; esac`;
    const { lines } = doctor('staging', { pulumi: pulumi(pinned, script) });
    const index = lines.indexOf('ok       state: staging is in it');
    expect(lines[index + 1]).toBe('problem  secrets of the state: decrypting secrets: incorrect passphrase');
  });

  it('says where an environment shares its state with another, or is looked for in that of another', () => {
    const script = (...names: string[]) => {
      const stacks = JSON.stringify(names.map((name) => ({ name: `organization/genai/${name}` })));
      return pulumi(pinned, `[ "$2" = ls ] && echo '${stacks}'; exit 0`);
    };
    const fix = '           docs/operations.md, «GitHub»: each environment has a bucket and a key of its own';
    const both = doctor('staging', { pulumi: script('staging', 'prod') }).lines;
    expect(both[both.indexOf('warning  state: prod has its state in the same bucket') + 1]).toBe(fix);
    expect(doctor('staging', { pulumi: script('staging') }).lines.join('\n')).not.toContain('its state in the same');
    const foreign = doctor('staging', { pulumi: script('prod') }).lines;
    const index = foreign.indexOf('problem  state: there is no stack staging in it');
    expect(foreign[index + 1]).toBe('           npm run pulumi -- login gs://… (this is the bucket of prod)');
  });

  it('says where the secrets of two states have one key', () => {
    const copy = new RepositoryCopy('Pulumi.staging.yaml', 'Pulumi.prod.yaml');
    const script = pulumi(pinned, `[ "$2" = ls ] && echo '[{"name":"organization/genai/staging"}]'; exit 0`);
    const encryptedWith = (stack: string, key: string) =>
      copy.write(`Pulumi.${stack}.yaml`, `secretsprovider: gcpkms://${key}\n${copy.read(`Pulumi.${stack}.yaml`)}`);
    const said = () => doctor('staging', { pulumi: script }, join(copy.directory, 'infra/cli/infra.mjs')).lines;
    encryptedWith('staging', 'one');
    encryptedWith('prod', 'another');
    expect(said()).toContain('ok       secrets of the state: encrypted with one');
    expect(said()).not.toContain('warning  secrets of the state: prod has the same key');
    copy.write('Pulumi.prod.yaml', copy.read('Pulumi.prod.yaml').replace('another', 'one'));
    expect(said()).toContain('warning  secrets of the state: prod has the same key');
    copy.remove();
  });
});
