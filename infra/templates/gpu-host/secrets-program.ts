/** A secret for a service of a host. */
export interface HostSecret {
  readonly service: string;
  /** Name of the file in the service's directory. */
  readonly file: string;
  /** `uid:gid` of its container. */
  readonly owner: string;
  /** `projects/…/secrets/…` in Secret Manager. */
  readonly secret: string;
}

/** The list that the program reads: a line each. */
export const secretsList = (secrets: readonly HostSecret[]): string =>
  secrets
    .map(({ service, file, owner, secret }) => `${service} ${file} ${owner} ${secret}\n`)
    .sort()
    .join('');

/** Metadata attribute of a VM with the list of secrets for its services: names, never values. */
export const secretsAttribute = 'genai-secrets';

/**
 * The program that keeps the secrets of a host's services in memory: one directory a service, each file 0400 and its
 * container's user's own, replaced whole. It goes round every five minutes, for new versions, and at once when the list
 * changes. Directories, not files, are mounted: a mounted file would stay at its old version.
 */
export const secretsProgram = `#!/usr/bin/env bash
# Fetches the secrets of this host's services from Secret Manager into memory, as the VM's own account.
set -euo pipefail
umask 077

metadata=\${METADATA_URL:-http://metadata.google.internal/computeMetadata/v1}/instance
secret_manager=\${SECRET_MANAGER_URL:-https://secretmanager.googleapis.com/v1}
root=\${SECRETS_DIRECTORY:-/run/genai/secrets}
list_url="$metadata/attributes/${secretsAttribute}"

ask() {
  curl --fail --silent --show-error --header 'Metadata-Flavor: Google' "$1"
}

# The token goes in by standard input: arguments can be seen by everybody on the machine.
fetch() {
  printf 'header = "Authorization: Bearer %s"\\n' "$1" |
    curl --fail --silent --show-error --config - "$secret_manager/$2/versions/latest:access"
}

# Goes round for ever; each round is a process of its own, in which the first failure ends it.
if [ "\${1:-}" != --once ]; then
  while true; do
    "$0" --once || echo 'not all secrets could be fetched; trying again' >&2
    ask "$list_url?wait_for_change=true&timeout_sec=300" >/dev/null || sleep 60
  done
fi

# Lines of the list: service, file, owner, secret.
list=$(ask "$list_url")
token=$(ask "$metadata/service-accounts/default/token" | jq --exit-status --raw-output .access_token)
install --directory --mode=0711 "$root"
incomplete=0
while read -r service file owner secret; do
  [ -n "$service" ] || continue
  directory="$root/$service"
  install --directory --mode=0500 --owner="\${owner%:*}" --group="\${owner#*:}" "$directory"
  temporary=$(mktemp "$directory/.new-XXXXXX")
  if ! fetch "$token" "$secret" | jq --exit-status --raw-output .payload.data | base64 --decode >"$temporary"; then
    echo "no version of $secret for $service" >&2
    rm "$temporary"
    incomplete=1
    continue
  fi
  chmod 0400 "$temporary"
  chown "$owner" "$temporary"
  if cmp --silent "$temporary" "$directory/$file"; then
    rm "$temporary"
  else
    mv --force "$temporary" "$directory/$file"
    echo "$service has a new version of $file"
  fi
done <<<"$list"

# What a service does not name any more goes.
find "$root" -mindepth 2 -type f -printf '%P\\n' | while IFS=/ read -r service file; do
  grep --quiet "^$service $file " <<<"$list" || rm --force "$root/$service/$file"
done
find "$root" -mindepth 1 -maxdepth 1 -type d -empty -printf '%f\\n' | while read -r service; do
  grep --quiet "^$service " <<<"$list" || rmdir "$root/$service"
done
exit "$incomplete"
`;
