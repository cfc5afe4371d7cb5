#!/bin/sh
# Keeps the containers of this environment from the metadata server, and so from the VM's own rights: with the token of its
# account each could read the secrets of all.

# Ranges of the environment's Docker networks.
: "${subnets:?}"

for subnet in $subnets; do
  set -- DOCKER-USER --source "$subnet" --destination 169.254.169.254 --protocol tcp --jump DROP
  iptables --wait --check "$@" 2>/dev/null || iptables --wait --insert "$@"
done
