#!/usr/bin/env bash
# Keeps the secrets of this host's services in memory, as the VM's own account: one directory a service, each file 0400 and its
# container's user's own, replaced whole. It goes round every four minutes, for new versions, and at once when the list changes. A service
# that reads its files on a signal gets that once all of them are there.
# Directories, not files, are mounted: a mounted file would stay at its old version.
set -euo pipefail
umask 077

# Metadata attribute of the VM with the list of secrets.
: "${list_attribute:?}"
# Label of containers with the service that they run.
: "${service_label:?}"
# Directory that the node exporter reads, and the metric there.
: "${metrics_directory:?}" "${metric:?}"

metadata=${METADATA_URL:-http://metadata.google.internal/computeMetadata/v1}/instance
secret_manager=${SECRET_MANAGER_URL:-https://secretmanager.googleapis.com/v1}
credentials=${CREDENTIALS_URL:-https://iamcredentials.googleapis.com/v1}
root=${SECRETS_DIRECTORY:-/run/genai/secrets}
list_url="$metadata/attributes/$list_attribute"

ask() {
  curl --fail --silent --show-error --header 'Metadata-Flavor: Google' "$1"
}

# Writes a secret into a file. The token goes in by standard input: arguments can be seen by everybody on the machine.
# Fails with 44 where there is no version of it.
fetch() {
  local status
  status=$(printf 'header = "Authorization: Bearer %s"\n' "$1" |
    curl --silent --show-error --config - --output "$work/answer" --write-out '%{http_code}' "$secret_manager/$2/versions/latest:access")
  case $status in
    200) jq --exit-status --raw-output .payload.data "$work/answer" | base64 --decode >"$3" ;;
    404) return 44 ;;
    *) return 1 ;;
  esac
}

# Writes a token of an account, good for an hour, into a file.
fetch_token() {
  printf 'header = "Authorization: Bearer %s"\n' "$1" |
    curl --fail --silent --show-error --config - --output "$work/answer" --json '{"scope":["https://www.googleapis.com/auth/cloud-platform"]}' \
      "$credentials/$2:generateAccessToken" &&
    jq --exit-status --join-output .accessToken "$work/answer" >"$3"
}

# Says since when a secret has its value; nothing where that may not be asked.
made() {
  local created
  created=$(printf 'header = "Authorization: Bearer %s"\n' "$1" |
    curl --fail --silent --config - "$secret_manager/$2/versions/latest" | jq --exit-status --raw-output .createTime) || return 0
  echo "$metric{secret=\"${2##*/}\"} $(date --date "$created" +%s)"
}

# Goes round for ever; each round is a process of its own, in which the first failure ends it.
if [ "${1:-}" != --once ]; then
  while true; do
    if "$0" --once; then
      ask "$list_url?wait_for_change=true&timeout_sec=240" >/dev/null || sleep 60
    else
      sleep 10
    fi
  done
fi

# Lines of the list: service, file, owner, secret and, where the service reads its files on one, a signal.
list=$(ask "$list_url")
token=$(ask "$metadata/service-accounts/default/token" | jq --exit-status --raw-output .access_token)
install --directory --mode=0711 "$root"
work=$(mktemp --directory "$root/.work-XXXXXX")
trap 'rm --recursive --force "$work"' EXIT

# Services of which a secret cannot be read: their directories do not appear, and containers wait for them.
failed=' '
# A token that is not there yet is no reason to let its service wait: it is tried again soon.
lacks_token=no
while read -r service file owner secret _; do
  [ -n "$service" ] || continue
  if [[ $secret == */serviceAccounts/* ]]; then
    present="$root/$service/$file"
    # Half of its hour is left.
    [ -z "$(find "$present" -size +0 -mmin -30 2>/dev/null)" ] || continue
    if ! fetch_token "$token" "$secret" "$work/$service-$file"; then
      echo "no token of ${secret##*/} for $service" >&2
      lacks_token=yes
      if [ -e "$present" ]; then rm --force "$work/$service-$file"; else : >"$work/$service-$file"; fi
    fi
    continue
  fi
  status=0
  fetch "$token" "$secret" "$work/$service-$file" || status=$?
  if [ "$status" -eq 44 ]; then
    echo "no version of $secret for $service" >&2
  elif [ "$status" -ne 0 ]; then
    echo "$secret cannot be read for $service" >&2
    rm --force "$work/$service-$file"
    failed+="$service "
  fi
done <<<"$list"

# For the alert on those that are too old; a round without it is no failure.
if [ -d "$metrics_directory" ]; then
  awk '$4 ~ /\/secrets\// { print $4 }' <<<"$list" | sort --unique | while read -r secret; do
    [ -z "$secret" ] || made "$token" "$secret"
  done >"$work/secrets.prom"
  chmod 0644 "$work/secrets.prom"
  # Beside it first: another file system takes no file in one step.
  cp --preserve=mode "$work/secrets.prom" "$metrics_directory/.secrets"
  mv --force "$metrics_directory/.secrets" "$metrics_directory/secrets.prom"
fi

signals=
while read -r service file owner secret signal; do
  case $failed in *" $service "*) continue ;; esac
  [ -n "$service" ] || continue
  directory="$root/$service"
  install --directory --mode=0500 --owner="${owner%:*}" --group="${owner#*:}" "$directory"
  value="$work/$service-$file"
  [ -e "$value" ] || continue
  chmod 0400 "$value"
  chown "$owner" "$value"
  if ! cmp --silent "$value" "$directory/$file"; then
    mv --force "$value" "$directory/$file"
    # Tokens come twice an hour.
    [[ $secret == */serviceAccounts/* ]] || echo "$service has a new version of $file"
    [ -z "$signal" ] || signals+="$service $signal"$'\n'
  fi
done <<<"$list"

# Where Docker or the container does not run, it reads the files when it starts.
tell_services() {
  sort --unique <<<"$signals" | while read -r service signal; do
    [ -n "$service" ] || continue
    containers=$(docker ps --quiet --filter "label=$service_label=$service" --filter status=running 2>/dev/null) || continue
    # Not with `docker kill`: whatever the signal, the engine takes it for a stop by hand, and does not start the container again.
    xargs --no-run-if-empty docker inspect --format '{{.State.Pid}}' <<<"$containers" | while read -r process; do
      kill -s "$signal" "$process" || echo "$service was not told of it" >&2
    done
  done
}
if [ -n "$signals" ]; then
  tell_services
  # HAProxy loses a signal that comes while it begins to read its files because of another one.
  sleep 2
  tell_services
fi

# What a service does not name any more goes.
find "$root" -mindepth 2 -type f -not -path '*/.work-*' -printf '%P\n' | while IFS=/ read -r service file; do
  grep --quiet "^$service $file " <<<"$list" || rm --force "$root/$service/$file"
done
find "$root" -mindepth 1 -maxdepth 1 -type d -empty -printf '%f\n' | while read -r service; do
  grep --quiet "^$service " <<<"$list" || rmdir "$root/$service"
done
[ "$failed" = ' ' ] && [ "$lacks_token" = no ]
