import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Programs of a host that cannot run here: each writes down how it was called. Disks, mounts and packages are remembered, so
 * that a second start finds what the first has made.
 */
const fakes: Readonly<Record<string, string>> = {
  systemctl: '',
  resize2fs: '',
  blkid: 'test -e /fake/formatted || exit 2',
  wipefs: '',
  'genai-secrets': '',
  'mkfs.ext4': 'touch /fake/formatted',
  mountpoint: 'grep -q -x "$2" /fake/mounts',
  mount: 'echo "$1" >>/fake/mounts',
  'dpkg-query': 'for package; do :; done; grep -q -x "$package" /fake/packages && echo installed',
  'apt-get': `for word; do case "$word" in
      -*|*=*|update|install) ;;
      *) echo "$word" >>/fake/packages ;;
    esac; done
    case "$*" in *nvidia*) printf '#!/bin/sh\\necho nvidia-ctk "$@" >>/fake/calls\\n' >/fake/bin/nvidia-ctk; chmod 755 /fake/bin/nvidia-ctk;; esac`,
  curl: 'echo key',
  gpg: 'cat >/dev/null',
  'nvidia-smi': 'echo "GPU 0: NVIDIA L4"',
};

/** What a new host does not have yet, whatever this machine has: programs that the script looks for, files that it writes. */
const hidden = [
  ...['nvidia-ctk', 'dockerd'].flatMap((name) => ['/usr/local/bin', '/usr/bin', '/bin'].map((bin) => `${bin}/${name}`)),
  ...['/etc/docker/daemon.json', '/etc/apt/apt.conf.d/52genai-upgrades', '/usr/local/sbin/genai-*'],
];

/** What a start of the host did: the calls of the programs above, what it printed, and every file as it then was. */
export interface Start {
  readonly status: number;
  readonly output: string;
  readonly calls: readonly string[];
  /** `hash  path` of each file that differs from this machine's. */
  readonly files: readonly string[];
}

/** Runs a start-up script some times in a row on a copy of this machine's file system, which it may write to. Needs root. */
export function starts(script: string, times: number): Start[] {
  const directory = mkdtempSync(join(tmpdir(), 'genai-host-'));
  try {
    mkdirSync(join(directory, 'fake/bin'), { recursive: true });
    writeFileSync(join(directory, 'fake/startup'), script, { mode: 0o755 });
    writeFileSync(join(directory, 'fake/mounts'), '');
    writeFileSync(join(directory, 'fake/packages'), '');
    for (const [name, lines] of Object.entries(fakes)) {
      const call =
        name === 'dpkg-query' || name === 'mountpoint' || name === 'blkid' || name === 'wipefs'
          ? ''
          : `echo ${name} "$@" >>/fake/calls`;
      writeFileSync(join(directory, 'fake/bin', name), `#!/bin/sh\n${call}\n${lines}\n`, { mode: 0o755 });
    }
    const run = `
      set -e
      mkdir ${directory}/layer
      mount -t tmpfs none ${directory}/layer
      mkdir ${directory}/layer/upper ${directory}/layer/work ${directory}/layer/root
      mount -t overlay none -o lowerdir=/,upperdir=${directory}/layer/upper,workdir=${directory}/layer/work ${directory}/layer/root
      cp -r ${directory}/fake ${directory}/layer/root/fake
      rm -f ${hidden.map((path) => `${directory}/layer/root${path}`).join(' ')}
      for start in $(seq ${times}); do
        : >${directory}/layer/root/fake/calls
        status=0
        PATH=/fake/bin:/usr/local/bin:/usr/bin:/bin $(command -v chroot) ${directory}/layer/root /fake/startup >${directory}/output 2>&1 || status=$?
        jq -n -c --arg status $status --rawfile output ${directory}/output --rawfile calls ${directory}/layer/root/fake/calls \\
          --arg files "$(cd ${directory}/layer/upper && find . -type f -not -path './fake/*' -not -path './dev/*' -exec md5sum {} + | sort -k 2)" \\
          '{$status, $output, $calls, $files}'
      done`;
    const { stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', run], { encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
    const lines = (text: string) => text.split('\n').filter((line) => line !== '');
    return lines(stdout).map((line) => {
      const { status, output, calls, files } = JSON.parse(line) as Record<
        'status' | 'output' | 'calls' | 'files',
        string
      >;
      return { status: Number(status), output, calls: lines(calls), files: lines(files) };
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}
