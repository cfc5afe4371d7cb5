#!/usr/bin/env bash
# Prepares a host for the containers of its environment, on Ubuntu; one with GPUs has NVIDIA's drivers. Google runs it as root at
# every start, and each step leaves alone what is already right. It holds no secret: the VM's metadata can be read by all that
# runs on it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

# Whether the host has GPUs (yes or no), the settings of its Docker daemon, and programs to install.
: "${gpus:?}" "${docker_daemon:?}" "${no_metadata_program:?}" "${secrets_program:?}" "${report_program:?}"
: "${metrics_program:?}" "${metrics_directory:?}"

data_disk=/dev/disk/by-id/google-data
data_directory=/mnt/genai-data
volumes=/var/lib/docker/volumes

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
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep --quiet '^installed$' ||
      missing+=("$package")
  done
  if [ "${#missing[@]}" -gt 0 ]; then
    apt update
    apt install --no-install-recommends "${missing[@]}"
  fi
}

step 'data disk'
formatted=0
blkid --probe "$data_disk" >/dev/null || formatted=$?
# 2 says that nothing is on it. Anything else that went wrong is no reason to format a disk.
if [ "$formatted" -eq 2 ] && [ -z "$(wipefs --no-act "$data_disk")" ]; then
  mkfs.ext4 -q -m 0 -L genai-data "$data_disk"
elif [ "$formatted" -ne 0 ]; then
  echo "genai: $data_disk cannot be read (blkid says $formatted)" >&2
  exit 1
fi
mkdir --parents "$data_directory" "$volumes"
mount_line() { grep --quiet --fixed-strings --line-regexp "$1" /etc/fstab || echo "$1" >>/etc/fstab; }
mount_line "$data_disk $data_directory ext4 defaults,discard,nofail 0 2"
mountpoint --quiet "$data_directory" || mount "$data_directory"
resize2fs "$data_disk"
mkdir --parents "$data_directory/volumes"
mount_line "$data_directory/volumes $volumes none bind,nofail 0 0"

step 'settings'
restart_docker=no
restart_secrets=no
if put /etc/ssh/sshd_config.d/50-genai.conf 0644 <<'END_OF_FILE'; then systemctl try-reload-or-restart ssh; fi
MaxStartups 100:30:200
MaxSessions 100
END_OF_FILE
if put /etc/docker/daemon.json 0644 <<<"$docker_daemon"; then restart_docker=yes; fi
if put /etc/systemd/system/docker.service.d/genai.conf 0644 <<'END_OF_FILE'; then restart_docker=yes; fi
[Unit]
RequiresMountsFor=/var/lib/docker/volumes
[Service]
ExecStartPost=/usr/local/sbin/genai-no-metadata
END_OF_FILE
put /etc/apt/apt.conf.d/52genai-upgrades 0644 <<'END_OF_FILE' || true
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
Unattended-Upgrade::Package-Blacklist { "nvidia-"; "libnvidia-"; "linux-"; };
Unattended-Upgrade::Automatic-Reboot "false";
END_OF_FILE
if put /usr/local/sbin/genai-no-metadata 0755 <<<"$no_metadata_program"; then restart_docker=yes; fi
if put /usr/local/sbin/genai-secrets 0755 <<<"$secrets_program"; then restart_secrets=yes; fi
if put /etc/systemd/system/genai-secrets.service 0644 <<'END_OF_FILE'; then restart_secrets=yes; fi
[Unit]
Description=Secrets of the services of this host, in memory
Wants=network-online.target
After=network-online.target
[Service]
ExecStart=/usr/local/sbin/genai-secrets
Restart=always
RestartSec=10
[Install]
WantedBy=multi-user.target
END_OF_FILE
put /usr/local/sbin/genai-report 0755 <<<"$report_program" || true
put /etc/systemd/system/genai-report.service 0644 <<'END_OF_FILE' || true
[Unit]
Description=Report of the containers of this host, for those who may look at the VM
[Service]
Type=oneshot
ExecStart=/usr/local/sbin/genai-report
TimeoutStartSec=120
# Nobody's account, which may use Docker, and talks to the metadata server alone.
DynamicUser=yes
SupplementaryGroups=docker
IPAddressDeny=any
IPAddressAllow=localhost 169.254.169.254
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
CapabilityBoundingSet=
ProtectHome=yes
ProtectProc=invisible
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
PrivateDevices=yes
RestrictNamespaces=yes
RestrictRealtime=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
UMask=0077
END_OF_FILE
put /etc/systemd/system/genai-report.timer 0644 <<'END_OF_FILE' || true
[Unit]
Description=Report of the containers of this host, every 15 minutes
[Timer]
OnActiveSec=1s
OnCalendar=*:0/15
END_OF_FILE
put /usr/local/sbin/genai-metrics 0755 <<<"$metrics_program" || true
put /etc/systemd/system/genai-metrics.service 0644 <<END_OF_FILE || true
[Unit]
Description=Metrics of this host that a container cannot see
[Service]
Type=oneshot
ExecStart=/usr/local/sbin/genai-metrics
TimeoutStartSec=30
RuntimeDirectory=${metrics_directory#/run/}
RuntimeDirectoryMode=0755
RuntimeDirectoryPreserve=yes
CapabilityBoundingSet=
IPAddressDeny=any
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
NoNewPrivileges=yes
END_OF_FILE
put /etc/systemd/system/genai-metrics.timer 0644 <<'END_OF_FILE' || true
[Unit]
Description=Metrics of this host, every minute
[Timer]
OnActiveSec=1s
OnUnitActiveSec=60s
AccuracySec=5s
END_OF_FILE
systemctl daemon-reload

step 'packages'
need curl jq unattended-upgrades
command -v dockerd >/dev/null || need docker.io
if ! mountpoint --quiet "$volumes"; then
  # Docker has put its own directory there on its first start.
  systemctl stop docker.socket docker.service
  mount "$volumes"
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

if [ "$gpus" = yes ]; then
  step 'GPUs'
  nvidia-smi --list-gpus
  if ! command -v nvidia-ctk >/dev/null; then
    need ca-certificates gpg
    source=https://nvidia.github.io/libnvidia-container
    keyring=/usr/share/keyrings/nvidia-container-toolkit.gpg
    retry curl --fail --silent --show-error --location --output /tmp/genai-nvidia.gpg "$source/gpgkey"
    gpg --dearmor --yes --output "$keyring" /tmp/genai-nvidia.gpg
    echo "deb [signed-by=$keyring] $source/stable/deb/\$(ARCH) /" >/etc/apt/sources.list.d/nvidia-container-toolkit.list
    need nvidia-container-toolkit-base
  fi
  # Anew at every start: the boot image may have brought another driver.
  mkdir --parents /var/run/cdi
  nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml
fi

step 'Docker'
# The directory is there before a container could take its place for nothing.
mkdir --parents "$metrics_directory"
if [ "$restart_docker" = yes ]; then systemctl restart docker.service; else systemctl start docker.service; fi
# Not enabled: a host that this script did not finish has nothing to report.
systemctl start genai-report.timer genai-metrics.timer
step 'ready'
