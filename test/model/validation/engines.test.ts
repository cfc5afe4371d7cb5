import { describe, expect, it } from 'vitest';
import { type Changes, committed, problemsOf } from '../../support/stacks.ts';

/** The problems of dev with further hosts; gpu-0 is on the socket of this machine. */
const withHosts = (...hosts: readonly Changes[]) =>
  problemsOf(
    'dev',
    committed('dev', {
      hosts: Object.fromEntries(
        hosts.map((host, index) => [
          `gpu-${index + 1}`,
          {
            cpus: 8,
            memoryGib: 32,
            gpu: { model: 'simulated', count: 1, memoryGib: 16 },
            address: `127.0.0.${index + 2}`,
            secretsDirectory: `/srv/secrets-${index}`,
            ...host,
          },
        ]),
      ),
    }),
  );
const own = 'give each host its own';

describe('the engine of a host', () => {
  it.each([
    undefined,
    'unix:///var/run/docker.sock',
    'unix:///run/docker.sock',
    'ssh://localhost',
    'ssh://me@127.0.0.1:22',
    'ssh://[::1]',
    'ssh://[0:0:0:0:0:0:0:1]:22',
    'ssh://0.0.0.0',
  ])('is not that of another under another name: %s', (docker) => {
    expect(withHosts({ ...(docker !== undefined && { docker }) })).toEqual([
      `hosts.gpu-1.docker  "${docker ?? 'unix:///var/run/docker.sock'}" is also the engine of gpu-0; ${own}`,
    ]);
  });

  it.each([
    ['ssh://lab', 'ssh://lab:22'],
    ['ssh://me@lab', 'ssh://you@LAB:0022'],
    ['ssh://[fd00::1]', 'ssh://[fd00:0::1]:22'],
  ])('is one whoever comes to it, and however: %s and %s', (one, other) => {
    expect(withHosts({ docker: one }, { docker: other })).toEqual([
      `hosts.gpu-2.docker  "${other}" is also the engine of gpu-1; ${own}`,
    ]);
  });

  it('is another on another machine, port or socket', () => {
    expect(
      withHosts(
        { docker: 'ssh://lab' },
        { docker: 'ssh://lab:2222' },
        { docker: 'ssh://lab-2' },
        { docker: 'ssh://[fd00::1]' },
        { docker: 'ssh://[fd00::1]:2222' },
        { docker: 'unix:///run/user/1000/docker.sock' },
      ),
    ).toEqual([]);
  });
});

describe('the secrets directory of a host', () => {
  it.each(['/var/tmp/genai/dev/secrets'])('is not that of another on the same machine: %s', (secretsDirectory) => {
    expect(withHosts({ docker: 'unix:///run/user/1000/docker.sock', secretsDirectory })).toEqual([
      `hosts.gpu-1.secretsDirectory  "${secretsDirectory}" is also the directory of gpu-0 on the same machine; ${own}`,
    ]);
  });

  it.each([
    ['/var/tmp/genai/dev/secrets/gpu-1', 'inside'],
    ['/var/tmp/genai', 'around'],
  ])('is not inside of that of another, nor around it: %s', (secretsDirectory, relation) => {
    expect(withHosts({ docker: 'unix:///run/user/1000/docker.sock', secretsDirectory })).toEqual([
      `hosts.gpu-1.secretsDirectory  "${secretsDirectory}" is ${relation} the directory of gpu-0 on the same machine; ${own}`,
    ]);
  });

  it('may be at the same path of another machine, or beside it', () => {
    expect(withHosts({ docker: 'ssh://lab', secretsDirectory: '/var/tmp/genai/dev/secrets' })).toEqual([]);
    const docker = 'unix:///run/user/1000/docker.sock';
    expect(withHosts({ docker, secretsDirectory: '/var/tmp/genai/dev/secrets-1' })).toEqual([]);
  });
});
