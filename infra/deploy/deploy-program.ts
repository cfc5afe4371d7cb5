import { dockerCommand, type EngineAddress, quoted } from '../host/run-on-host.ts';
import type { Deployment } from '../model/environment.ts';

/** How the program ends: its exit status. */
export const outcomes = {
  0: 'deployed',
  3: 'unchanged',
  4: 'restored',
  5: 'broken',
  6: 'unfinished',
  7: 'refused',
} as const;

export type Outcome = (typeof outcomes)[keyof typeof outcomes];

/**
 * The shell program that a host runs to take a file, in one go: it ships, restarts, looks at health, and goes back by itself,
 * also when who asked for it is gone. The file is read from standard input.
 *
 * Beside the file are `.previous`, the last one that was healthy, and `.unproven` while the file has not been healthy yet: a
 * deploy that was cut short leaves that mark, and the next one starts over from there. POSIX shell, for any login shell.
 *
 * @param digest SHA-256 of the file: a connection that breaks off in the middle ships nothing.
 */
export function deployProgram(engine: EngineAddress, deployment: Deployment, digest: string): string {
  const { file, health, healthyWithinSeconds, restart } = deployment;
  const values = { file, digest, health, within: String(healthyWithinSeconds), ...restart };
  const assignments = Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}`);
  const functions = 'compose' in restart ? composeFunctions(engine) : unitFunctions;
  return `exec sh -c ${quoted([...assignments, functions, program].join('\n'))}`;
}

const composeFunctions = (engine: EngineAddress): string => `
docker_compose() { ${dockerCommand(engine, 'compose')} --file "$compose" "$@"; }
installed() { [ -e "$compose" ] || refuse "has no $compose: install the application first"; }
restart() { docker_compose up --detach --remove-orphans --quiet-pull; }
last_lines() { docker_compose logs --no-color --tail 15; }`;

const unitFunctions = `
sudo=; [ "$(id -u)" = 0 ] || sudo='sudo -n'
installed() { systemctl cat "$unit" >/dev/null 2>&1 || refuse "has no unit $unit: install the application first"; }
restart() { $sudo systemctl restart "$unit"; }
last_lines() { $sudo journalctl --unit "$unit" --lines 15 --no-pager --output cat; }`;

const program = `
refuse() { echo "$*" >&2; exit 7; }
assignments() { grep -v -e '^#' -e '^$' "$1"; }
take() { cp -p "$1" "$2.tmp" && mv "$2.tmp" "$2"; }

# Healthy is what answers three times in a row.
healthy() {
  row=0
  deadline=$(($(date +%s) + within))
  until [ "$row" -eq 3 ]; do
    if curl --fail --silent --max-time 5 --output /dev/null "$health" 2>/dev/null; then
      row=$((row + 1))
    else
      row=0
      [ "$(date +%s)" -lt "$deadline" ] || return 1
    fi
    [ "$row" -eq 3 ] || sleep 1
  done
}
serves() {
  restart >"$file.log" 2>&1 9>&- || { tail -n 15 "$file.log" >&2; return 1; }
  healthy || { echo "$health does not answer within $within s" >&2; last_lines >&2; return 1; }
}

# Whoever asked may go: what is begun is ended.
trap '' HUP INT TERM PIPE
umask 077
directory=$(dirname "$file")
[ -w "$directory/." ] || refuse "has no directory $directory that $(id -un) may write to"
command -v curl >/dev/null || refuse 'has no curl'
installed
exec 9>"$file.lock"
flock -n 9 || refuse 'is being deployed to by somebody else'

next="$file.next"
trap 'rm -f "$next" "$file.log" "$file.tmp" "$file.previous.tmp"' EXIT
cat >"$next"
[ "$(sha256sum <"$next" | cut -d ' ' -f 1)" = "$digest" ] || refuse 'did not receive the whole file'

if [ -e "$file" ] && [ ! -e "$file.unproven" ]; then
  if [ "$(assignments "$file")" = "$(assignments "$next")" ]; then
    mv "$next" "$file"
    exit 3
  fi
  take "$file" "$file.previous" || refuse "cannot keep $file"
fi
: >"$file.unproven"
mv "$next" "$file"
if serves; then
  rm "$file.unproven"
  exit 0
fi
[ -e "$file.previous" ] || exit 6
take "$file.previous" "$file" || exit 5
serves || exit 5
rm "$file.unproven"
exit 4`;
