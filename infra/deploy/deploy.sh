#!/bin/sh
# Takes a file on a host in one go: ships it, restarts what reads it, looks at health, and goes back by itself, also when who
# asked for it is gone. The file is read from standard input. The exit statuses are in deploy-program.ts.
#
# Beside the file are .previous, the last one that was healthy, .by-hand, what a person had written there before the first
# deploy, and .unproven, the digests of files that have not been healthy yet: a deploy that was cut short leaves that list, and
# the next one starts over from there. POSIX shell, for hosts with Linux.

# The file, the SHA-256 of what it is to hold, how a file of ours begins, the URL of health and the seconds it may take.
: "${file:?}" "${digest:?}" "${mark:?}" "${health:?}" "${within:?}"
# What is restarted: a Compose file, by the Docker engine of an address or the host's own, or a systemd unit. The others are empty.
: "${compose?}" "${docker_host?}" "${unit?}"

refuse() {
  echo "$*" >&2
  exit 7
}

if [ -n "$compose" ]; then
  override="${compose%.*}.override.${compose##*.}"
  docker_compose() {
    if [ -e "$override" ]; then set -- --file "$override" "$@"; fi
    set -- compose --file "$compose" "$@"
    if [ -n "$docker_host" ]; then set -- --host "$docker_host" "$@"; fi
    docker "$@"
  }
  installed() { [ -e "$compose" ] || refuse "has no $compose: install the application first"; }
  restart() { docker_compose up --detach --quiet-pull; }
  last_lines() { docker_compose logs --no-color --tail 15; }
else
  sudo=
  [ "$(id -u)" = 0 ] || sudo='sudo -n'
  installed() { systemctl cat "$unit" >/dev/null 2>&1 || refuse "has no unit $unit: install the application first"; }
  restart() { $sudo systemctl restart "$unit"; }
  last_lines() { $sudo journalctl --unit "$unit" --lines 15 --no-pager --output cat; }
fi

digest_of() { sha256sum <"$1" | cut -d ' ' -f 1; }
variables() { grep -v -e '^#' -e '^$' "$1"; }
# Copies a file to a name, whole or not at all.
keep() { cp -p "$1" "$2.tmp" && mv "$2.tmp" "$2"; }
# A rename would take a file of somebody else's away from them.
is_ours() { [ ! -e "$1" ] || [ "$(stat -c %u "$1")" = "$(id -u)" ]; }
is_proven() { [ -e "$file" ] && ! grep -qsx "$(digest_of "$file")" "$file.unproven"; }

# Healthy is what answers three times in a row. The time is that since the start of the host: nobody sets it.
now() { cut -d . -f 1 /proc/uptime; }
answers() {
  case $(curl --silent --max-time 5 --output /dev/null --write-out '%{http_code}' "$health") in
    2??) return 0 ;;
    *) return 1 ;;
  esac
}
healthy() {
  row=0
  deadline=$(($(now) + within))
  until [ "$row" -eq 3 ]; do
    if answers; then
      row=$((row + 1))
    else
      row=0
      [ "$(now)" -lt "$deadline" ] || return 1
    fi
    [ "$row" -eq 3 ] || sleep 1
  done
}
serves() {
  said=$(restart 2>&1 9>&-) || {
    echo "$said" | tail -n 15 >&2
    return 1
  }
  healthy || {
    echo "$health does not answer within $within s" >&2
    last_lines >&2
    return 1
  }
}

# Whoever asked may go: what is begun is ended.
trap '' HUP INT TERM PIPE
umask 077
for tool in curl flock sha256sum; do command -v "$tool" >/dev/null || refuse "has no $tool"; done
directory=$(dirname "$file")
[ -w "$directory/." ] || refuse "has no directory $directory that $(id -un) may write to"
[ ! -L "$file" ] || refuse "has a link in the place of $file"
for one in "$file" "$file.lock"; do is_ours "$one" || refuse "has a $one of another user"; done
installed
exec 9>"$file.lock"
flock -n 9 || refuse 'has another deploy running'

next="$file.next" back="$file.back"
trap 'rm -f "$next" "$back" "$file.previous.tmp" "$file.by-hand.tmp"' EXIT
cat >"$next"
[ "$(digest_of "$next")" = "$digest" ] || refuse 'did not receive the whole file'

# What a person wrote is kept for good: it may hold what nobody else has.
if [ -e "$file" ] && [ ! -e "$file.by-hand" ] && ! head -n 1 "$file" | grep -q "^$mark"; then
  keep "$file" "$file.by-hand" || refuse "cannot keep $file"
  chmod 600 "$file.by-hand"
  echo "$file was not written by infra deploy: it is kept as $file.by-hand"
fi
if is_proven; then
  if [ ! -e "$file.unproven" ] && [ "$(variables "$file")" = "$(variables "$next")" ]; then
    mv "$next" "$file" || refuse "cannot replace $file"
    exit 3
  fi
  keep "$file" "$file.previous" || refuse "cannot keep $file"
fi
# Going back is a rename, so that it needs no room on the disk.
[ ! -e "$file.previous" ] || cp -p "$file.previous" "$back" || refuse "cannot copy $file.previous"
echo "$digest" >>"$file.unproven" || refuse "cannot write $file.unproven"
mv "$next" "$file" || refuse "cannot replace $file"
if serves; then
  rm "$file.unproven"
  exit 0
fi
[ -e "$back" ] || exit 6
mv "$back" "$file" || exit 8
serves || exit 5
rm "$file.unproven"
exit 4
