import { secretsProgram } from './secrets-program.ts';

/** Names on the host. */
const dataDisk = '/dev/disk/by-id/google-data';
const dataDirectory = '/mnt/genai-data';
const volumes = '/var/lib/docker/volumes';

/** Settings of the Docker daemon. Sources: policy rule 66 (process limit), seed 000 «LOGGING CONFIGURATION». */
const daemon = (logging: { readonly driver: string; readonly maxSize: string; readonly maxFiles: number }) => ({
  // GPUs are devices by name, for exactly the containers that ask for them.
  features: { cdi: true },
  // Containers go on while the daemon is upgraded.
  'live-restore': true,
  'log-driver': logging.driver,
  'log-opts': { 'max-size': logging.maxSize, 'max-file': String(logging.maxFiles) },
  'default-ulimits': {
    nofile: { Name: 'nofile', Soft: 65536, Hard: 65536 },
    nproc: { Name: 'nproc', Soft: 16384, Hard: 16384 },
  },
});

/** The rule that keeps containers from the VM's account: with its token each could read the secrets of all. */
const noMetadata = (subnets: readonly string[]): string => `#!/bin/sh
# Keeps the containers of this environment from the metadata server, and so from the VM's own rights.
for subnet in ${subnets.join(' ')}; do
  set -- DOCKER-USER --source "$subnet" --destination 169.254.169.254 --protocol tcp --jump DROP
  iptables --wait --check "$@" 2>/dev/null || iptables --wait --insert "$@"
done
`;

/** The files that the script keeps as they are here: path, mode, content, and what must notice a change. */
const files = (daemonSettings: string, subnets: readonly string[]) => [
  {
    path: '/etc/ssh/sshd_config.d/50-genai.conf',
    mode: '0644',
    // Every change of a container is a connection or a session of its own.
    content: 'MaxStartups 100:30:200\nMaxSessions 100\n',
    // Where ssh is started by its first connection there may be nothing to reload yet.
    notify: 'systemctl try-reload-or-restart ssh',
  },
  { path: '/etc/docker/daemon.json', mode: '0644', content: daemonSettings, notify: 'restart_docker=yes' },
  {
    path: '/etc/systemd/system/docker.service.d/genai.conf',
    mode: '0644',
    content: `[Unit]
RequiresMountsFor=${volumes}
[Service]
ExecStartPost=/usr/local/sbin/genai-no-metadata
`,
    notify: 'restart_docker=yes',
  },
  {
    path: '/etc/apt/apt.conf.d/52genai-upgrades',
    mode: '0644',
    // A driver without its kernel module, or a kernel without its driver, is a host without GPUs: both come with the boot image.
    content: [
      'APT::Periodic::Update-Package-Lists "1";',
      'APT::Periodic::Unattended-Upgrade "1";',
      'Unattended-Upgrade::Package-Blacklist { "nvidia-"; "libnvidia-"; "linux-"; };',
      'Unattended-Upgrade::Automatic-Reboot "false";',
      '',
    ].join('\n'),
    notify: ':',
  },
  {
    path: '/usr/local/sbin/genai-no-metadata',
    mode: '0755',
    content: noMetadata(subnets),
    notify: 'restart_docker=yes',
  },
  { path: '/usr/local/sbin/genai-secrets', mode: '0755', content: secretsProgram, notify: 'restart_secrets=yes' },
  {
    path: '/etc/systemd/system/genai-secrets.service',
    mode: '0644',
    content: `[Unit]
Description=Secrets of the services of this host, in memory
Wants=network-online.target
After=network-online.target
[Service]
ExecStart=/usr/local/sbin/genai-secrets
Restart=always
RestartSec=10
[Install]
WantedBy=multi-user.target
`,
    notify: 'restart_secrets=yes',
  },
];

const put = ({ path, mode, content, notify }: ReturnType<typeof files>[number]): string =>
  `if put ${path} ${mode} <<'END_OF_FILE'\n${content}END_OF_FILE\nthen ${notify}; fi`;

/**
 * The start-up script of a GPU host, for Ubuntu with NVIDIA's drivers: Google runs it as root at every start, and each step
 * leaves alone what is already right. It holds no secret: the VM's metadata can be read by all that runs on it.
 *
 * @param subnets ranges of the environment's Docker networks.
 */
export function startupScript(logging: Parameters<typeof daemon>[0], subnets: readonly string[]): string {
  return `#!/usr/bin/env bash
# Prepares a GPU host for the containers of its environment.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

step() { echo "genai: $*"; }

# Writes a file from standard input; succeeds where that changed it.
put() {
  local path=$1 mode=$2 temporary
  mkdir --parents "$(dirname "$path")"
  temporary=$(mktemp "$path.XXXXXX")
  cat >"$temporary"
  chmod "$mode" "$temporary"
  if cmp --silent "$temporary" "$path"; then
    rm "$temporary"
    return 1
  fi
  mv "$temporary" "$path"
}

# Tries a command again after a while: other programs use apt, too, and networks come up late.
retry() {
  local attempt
  for attempt in 1 2 3 4 5 6; do
    if "$@"; then return; fi
    echo "genai: attempt $attempt of $1 failed" >&2
    sleep 20
  done
  return 1
}

apt() { retry apt-get --quiet --yes --option DPkg::Lock::Timeout=600 "$@"; }

# Installs those packages that are missing.
need() {
  local package missing=()
  for package in "$@"; do
    dpkg-query --show --showformat='\${db:Status-Status}' "$package" 2>/dev/null | grep --quiet '^installed$' ||
      missing+=("$package")
  done
  if [ "\${#missing[@]}" -gt 0 ]; then
    apt update
    apt install --no-install-recommends "\${missing[@]}"
  fi
}

step 'data disk'
formatted=0
blkid --probe ${dataDisk} >/dev/null || formatted=$?
# 2 says that nothing is on it. Anything else that went wrong is no reason to format a disk.
if [ "$formatted" -eq 2 ] && [ -z "$(wipefs --no-act ${dataDisk})" ]; then
  mkfs.ext4 -q -m 0 -L genai-data ${dataDisk}
elif [ "$formatted" -ne 0 ]; then
  echo "genai: ${dataDisk} cannot be read (blkid says $formatted)" >&2
  exit 1
fi
mkdir --parents ${dataDirectory} ${volumes}
mount_line() { grep --quiet --fixed-strings --line-regexp "$1" /etc/fstab || echo "$1" >>/etc/fstab; }
mount_line '${dataDisk} ${dataDirectory} ext4 defaults,discard,nofail 0 2'
mountpoint --quiet ${dataDirectory} || mount ${dataDirectory}
resize2fs ${dataDisk}
mkdir --parents ${dataDirectory}/volumes
mount_line '${dataDirectory}/volumes ${volumes} none bind,nofail 0 0'

step 'settings'
restart_docker=no
restart_secrets=no
${files(`${JSON.stringify(daemon(logging), null, 2)}\n`, subnets)
  .map(put)
  .join('\n')}
systemctl daemon-reload

step 'packages'
need curl jq unattended-upgrades
command -v dockerd >/dev/null || need docker.io
if ! mountpoint --quiet ${volumes}; then
  # Docker has put its own directory there on its first start.
  systemctl stop docker.socket docker.service
  mount ${volumes}
  restart_docker=yes
fi

# At the next start Docker waits for this script: without devices and secrets it could start no container.
systemctl disable --quiet docker.socket docker.service
# OS Login knows no local groups. Whoever may log in here administers the host, and so may use Docker.
docker_group='sshd;*;*;Al0000-2400;docker'
grep --quiet --fixed-strings --line-regexp "$docker_group" /etc/security/group.conf ||
  echo "$docker_group" >>/etc/security/group.conf

step 'secrets'
retry genai-secrets --once || echo 'genai: some secrets are missing' >&2
systemctl enable --quiet genai-secrets
if [ "$restart_secrets" = yes ]; then systemctl restart genai-secrets; else systemctl start genai-secrets; fi

step 'GPUs'
nvidia-smi --list-gpus
if ! command -v nvidia-ctk >/dev/null; then
  need ca-certificates gpg
  source=https://nvidia.github.io/libnvidia-container
  keyring=/usr/share/keyrings/nvidia-container-toolkit.gpg
  retry curl --fail --silent --show-error --location --output /tmp/genai-nvidia.gpg "$source/gpgkey"
  gpg --dearmor --yes --output "$keyring" /tmp/genai-nvidia.gpg
  echo "deb [signed-by=$keyring] $source/stable/deb/\\$(ARCH) /" >/etc/apt/sources.list.d/nvidia-container-toolkit.list
  need nvidia-container-toolkit-base
fi
# Anew at every start: the boot image may have brought another driver.
mkdir --parents /var/run/cdi
nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml

step 'Docker'
if [ "$restart_docker" = yes ]; then systemctl restart docker.service; else systemctl start docker.service; fi
step 'ready'
`;
}
