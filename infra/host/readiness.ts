import { dockerCommand, type EngineAddress, isRemote, runOnHost, sshFailed } from './run-on-host.ts';

/** A host that is to be made ready, or waited for. */
export interface HostTarget {
  /** Its id in the stack file: `gpu-0`. */
  readonly id: string;
  /** Its name: that of its VM, where it is one. */
  readonly name: string;
  readonly engine: EngineAddress;
  /** Containers on it are given GPUs. */
  readonly hasGpus: boolean;
  /** Directories on it that its containers mount: their secrets, which the host fetches when it starts. */
  readonly directories?: readonly string[];
  /** It is a VM of ours, on which the rights to reach it may have been granted a moment ago. */
  readonly isNew?: boolean;
  /** Seconds that it may take from its first start until it is ready. */
  readonly readyWithinSeconds: number;
}

/** What a host still lacks: which step of its start, why, and where to look. */
export interface ReadinessGap {
  readonly what: 'ssh' | 'Docker' | 'GPU driver' | 'container toolkit' | 'secrets';
  readonly reason: string;
  readonly look: string;
  /** Waiting will not help. */
  readonly final: boolean;
}

/** Seconds that a look at a host may take, the way there included. */
const probeSeconds = 30;

/**
 * Looks for what a host lacks before containers can be made on it, first things first; undefined for one that is ready.
 *
 * One command goes through the steps and names each that is done, so what it complained of last is why the next one is not.
 */
export async function checkReadiness(host: HostTarget): Promise<ReadinessGap | undefined> {
  const steps = stepsOf(host);
  const script = steps.map(({ what, test }) => `{ ${test}; } >/dev/null && echo '${what}'`).join(' && ');
  const { status, stdout, stderr } = await runOnHost(host.engine, script, probeSeconds);
  const lines = stderr.trim().split('\n');
  if (isRemote(host.engine) && (status === sshFailed || status === null)) return sshGap(host, lines);
  const reason = lines.at(-1) ?? '';
  const done = stdout.split('\n');
  const missing = steps.find(({ what }) => !done.includes(what));
  return missing && { what: missing.what, look: missing.look, reason, final: false };
}

interface Step {
  readonly what: Exclude<ReadinessGap['what'], 'ssh'>;
  /** Shell command that succeeds once it is done. */
  readonly test: string;
  readonly look: string;
}

function stepsOf({ engine, hasGpus, directories = [] }: HostTarget): Step[] {
  const gpuSteps: Step[] = [
    {
      what: 'GPU driver',
      test: 'nvidia-smi --list-gpus',
      look: 'nvidia-smi and dmesg on the host; the boot image must contain a signed driver',
    },
    {
      what: 'container toolkit',
      test: 'nvidia-ctk cdi list 2>/dev/null | grep nvidia.com/gpu',
      look: 'nvidia-ctk cdi list on the host, and the log of its start-up script',
    },
  ];
  return [
    {
      what: 'Docker',
      test: dockerCommand(engine, 'version', '--format', '{{.Server.Version}}'),
      look: 'systemctl status docker on the host, and the log of its start-up script',
    },
    ...(hasGpus ? gpuSteps : []),
    ...(directories.length === 0 ? [] : [secretsStep(directories)]),
  ];
}

const secretsStep = (directories: readonly string[]): Step => ({
  what: 'secrets',
  test: directories.map((directory) => `ls -d ${directory}`).join(' && '),
  look: 'journalctl --unit genai-secrets on the host, which fetches them',
});

/** Messages of ssh, and of the tunnel that it goes through, that waiting does not change. */
const finalAnswers =
  /could not resolve hostname|host key verification failed|bad configuration option|command not found|gcloud: not found|no such file|reauthentication|login required|do not currently have an active account/i;
/** Rights take minutes to spread after they were granted, and those on a VM of ours may be new. */
const deniedAnswers = /permission denied|not authorized/i;

function sshGap({ name, isNew }: HostTarget, lines: readonly string[]): ReadinessGap {
  const isFinal = (line: string) => finalAnswers.test(line) || (!isNew && deniedAnswers.test(line));
  return {
    what: 'ssh',
    // Of several the first is the cause: ssh itself only says that the way in was closed.
    reason: lines.find((line) => isFinal(line) || deniedAnswers.test(line)) ?? lines[0] ?? '',
    look: `whether ${name} runs, and your own ssh to it (docs/operations.md, «A host cannot be reached»)`,
    final: lines.some(isFinal),
  };
}
