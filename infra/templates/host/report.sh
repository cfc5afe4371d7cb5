#!/bin/sh
# Reports what this host has of its environment, in a guest attribute of the VM: whoever may look at the VM reads it there, without
# logging in. Only what can change under a running container is in it, and nothing secret: no variables, no commands.
# A container that is removed meanwhile makes a round fail; the next one comes soon.
set -eu

# The environment and the label that names it, what the names of its volumes with data begin with, and the guest attribute.
: "${environment:?}" "${label:?}" "${volume_prefix:?}" "${attribute:?}"

metadata=${METADATA_URL:-http://metadata.google.internal/computeMetadata/v1}/instance
own="label=$label=$environment"

# A container, as infra/drift/host-report.ts reads it.
container=$(
  tr --delete '\n' <<'END_OF_FORMAT'
{"id":{{json .Id}},
"name":{{json .Name}},
"image":{{json .Image}},
"status":{{json .State.Status}},
"restart":{{json .HostConfig.RestartPolicy.Name}},
"memory":{{json .HostConfig.Memory}},
"memorySwap":{{json .HostConfig.MemorySwap}},
"cpuPeriod":{{json .HostConfig.CpuPeriod}},
"cpuQuota":{{json .HostConfig.CpuQuota}},
"nanoCpus":{{json .HostConfig.NanoCpus}},
"networks":[{{$comma := ""}}{{range $name, $_ := .NetworkSettings.Networks}}{{$comma}}{{json $name}}{{$comma = ","}}{{end}}]}
END_OF_FORMAT
)

# What is seen below is at least as new.
at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
ids=$(docker ps --all --quiet --no-trunc --filter "$own")
containers=$(printf '%s' "$ids" | xargs --no-run-if-empty docker container inspect --format "$container")
networks=$(docker network ls --no-trunc --filter "$own" --format '{"id":{{json .ID}},"name":{{json .Name}}}')
labelled=$(docker volume ls --filter "$own" --format '{{json .Name}}')
# Volumes with data have no label: their names say whose they are.
named=$(docker volume ls --filter "name=^$volume_prefix" --format '{{json .Name}}')

# Lines as the elements of a list.
list() { printf '%s\n' "$@" | grep . | sort --unique | paste --serial --delimiters=, -; }

printf '{"at":"%s","containers":[%s],"networks":[%s],"volumes":[%s]}' \
  "$at" "$(list "$containers")" "$(list "$networks")" "$(list "$labelled" "$named")" |
  curl --fail --silent --show-error --max-time 20 --output /dev/null --request PUT \
    --header 'Metadata-Flavor: Google' --data-binary @- "$metadata/guest-attributes/$attribute"
