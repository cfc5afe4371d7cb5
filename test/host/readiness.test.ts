import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkReadiness, type HostTarget } from '../../infra/host/readiness.ts';
import { waitUntilReady } from '../../infra/host/wait-until-ready.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const host: HostTarget = {
  id: 'gpu-1',
  name: 'jobmatch-staging-vm-gpu-1',
  engine: { host: 'ssh://jobmatch-staging-vm-gpu-1', sshOpts: ['-o', 'LogLevel=ERROR'] },
  hasGpus: true,
  directories: ['/run/genai/secrets/flux'],
  readyWithinSeconds: 4,
};

/** A remote machine on which everything is ready, run by the local shell. */
const readyMachine = {
  ssh: 'for word; do last=$word; done; exec sh -c "$last"',
  docker: 'echo 28.2.2',
  'nvidia-smi': 'echo "GPU 0: NVIDIA L4"',
  'nvidia-ctk': 'echo nvidia.com/gpu=0',
  ls: 'exit 0',
};

/** Milliseconds of a clock that runs while the code under test sleeps, and at no other time. */
const clock = vi.hoisted(() => ({ now: 0 }));
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    clock.now += ms;
  },
}));
beforeEach(() => {
  clock.now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock.now);
});

let commands: FakeCommands;
afterEach(() => {
  vi.restoreAllMocks();
  commands.remove();
});

describe('a host', () => {
  it('lacks nothing once ssh, Docker, driver, toolkit and secrets are there', async () => {
    commands = new FakeCommands(readyMachine);
    expect(await checkReadiness(host)).toBeUndefined();
  });

  it.each([
    [
      'docker',
      'echo "Cannot connect to the Docker daemon" >&2; exit 1',
      'Docker',
      'Cannot connect to the Docker daemon',
    ],
    ['nvidia-smi', 'echo "NVIDIA-SMI has failed" >&2; exit 9', 'GPU driver', 'NVIDIA-SMI has failed'],
    ['nvidia-ctk', 'exit 1', 'container toolkit', ''],
    ['ls', 'echo "No such file or directory" >&2; exit 2', 'secrets', 'No such file or directory'],
  ])('whose %s fails lacks that step, for the reason that it gives', async (name, script, what, reason) => {
    commands = new FakeCommands({ ...readyMachine, [name]: script });
    expect(await checkReadiness(host)).toMatchObject({ what, reason, final: false });
  });

  it('without GPUs is not asked for driver and toolkit', async () => {
    commands = new FakeCommands({ ...readyMachine, 'nvidia-smi': 'exit 1', 'nvidia-ctk': 'exit 1' });
    expect(await checkReadiness({ ...host, hasGpus: false })).toBeUndefined();
  });

  it.each([
    ['Connection refused', false],
    ['Connection timed out', false],
    ['kex_exchange_identification: Connection closed by remote host', false],
    ['Could not resolve hostname jobmatch-staging-vm-gpu-1: Name or service not known', true],
    ['me@jobmatch-staging-vm-gpu-1: Permission denied (publickey).', true],
    ["ERROR: (gcloud.compute.start-iap-tunnel) [4033: 'not authorized']", true],
  ])('that ssh does not reach with «%s» is given up at once: %s', async (message, final) => {
    commands = new FakeCommands({ ssh: `echo "${message}" >&2; exit 255` });
    expect(await checkReadiness(host)).toMatchObject({ what: 'ssh', reason: message, final });
  });

  it('that denies access may be one whose rights are still spreading: a VM of ours is waited for', async () => {
    commands = new FakeCommands({ ssh: 'echo "Permission denied (publickey)." >&2; exit 255' });
    expect(await checkReadiness({ ...host, isNew: true })).toMatchObject({ what: 'ssh', final: false });
  });

  it('whose tunnel fails lacks ssh for the tunnel’s reason, not for ssh’s own', async () => {
    const reason = 'sh: 1: exec: gcloud: not found';
    commands = new FakeCommands({
      ssh: `echo "${reason}" >&2; echo "Connection closed by UNKNOWN port 65535" >&2; exit 255`,
    });
    expect(await checkReadiness({ ...host, isNew: true })).toMatchObject({ what: 'ssh', reason, final: true });
  });
});

describe('waiting for a host', () => {
  const wait = async (own = host) => {
    const told: string[] = [];
    await waitUntilReady(own, (line) => told.push(line));
    return told;
  };

  it('says nothing where it is ready', async () => {
    commands = new FakeCommands(readyMachine);
    expect(await wait()).toEqual([]);
  });

  it('tells what it waits for, and when that came', async () => {
    commands = new FakeCommands({ ...readyMachine, docker: '[ -e "$0.asked" ] || { touch "$0.asked"; exit 1; }' });
    expect(await wait()).toEqual([
      'gpu-1 is not ready: waiting for Docker, 0 of at most 4 s',
      'gpu-1 is ready after 3 s',
    ]);
  });

  it('ends with what is missing and where to look', async () => {
    commands = new FakeCommands({ ...readyMachine, 'nvidia-smi': 'echo "no devices were found" >&2; exit 6' });
    await expect(wait()).rejects.toThrow(
      'gpu-1 (jobmatch-staging-vm-gpu-1) has no GPU driver after 3 s: no devices were found. Look at nvidia-smi and dmesg on the host; the boot image must contain a signed driver.',
    );
  });

  it('ends at once where it does not help', async () => {
    commands = new FakeCommands({ ssh: 'echo "Permission denied (publickey)." >&2; exit 255' });
    await expect(wait()).rejects.toThrow(
      'gpu-1 (jobmatch-staging-vm-gpu-1) has no ssh: Permission denied (publickey).',
    );
  });
});
