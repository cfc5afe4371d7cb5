#!/bin/sh
# Writes what a container cannot see of its host for the node exporter, which reads the file under the names that its own collectors have.
set -eu

# The directory that the node exporter of the host reads.
: "${directory:?}"

system=${SYSTEM_ROOT:-}
connections=$system/proc/sys/net/netfilter/nf_conntrack
new=$(mktemp "$directory/.host.XXXXXX")
trap 'rm -f "$new"' EXIT

{
  if [ -e "${connections}_max" ]; then
    echo "node_nf_conntrack_entries $(cat "${connections}_count")"
    echo "node_nf_conntrack_entries_limit $(cat "${connections}_max")"
  fi
  systemctl list-units --state=failed --plain --no-legend --no-pager |
    awk '/./ { gsub(/["\\]/, "", $1); printf "node_systemd_unit_state{name=\"%s\",state=\"failed\"} 1\n", $1 }'
} >"$new"
chmod 644 "$new"
mv "$new" "$directory/host.prom"
trap - EXIT
