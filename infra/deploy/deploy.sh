#!/bin/sh
# Takes a file on a host in one go: ships it, restarts what reads it, looks at health, and goes back by itself, also when who
# asked for it is gone. The file is read from standard input. The exit statuses are in deploy-program.ts.
#
# Beside the file are .previous, the last one that was healthy; .by-hand.<digest>, what a person wrote or changed there; .written,
# the digests of files that were shipped, by which the others are known; and .unproven, the digests of files that have not been
# healthy yet: a deploy that was cut short leaves that list, and the next one starts over from there.
#
# POSIX shell, for hosts with Linux: /proc, curl, flock, sha256sum, and mktemp, mv -T, stat -c, sync FILE and timeout -k as GNU has them.

# The file, the SHA-256 of what it is to hold, the URL of health, and the seconds that health and a restart may take.
: "${file:?}" "${digest:?}" "${health:?}" "${healthy_within:?}" "${restart_within:?}"
# What is restarted: a Compose file, by the Docker engine of an address or the host's own, or a systemd unit. The others are empty.
: "${compose?}" "${docker_host?}" "${unit?}"

refuse() {
  echo "$*" >&2
  exit 7
}

# Time is that since the start of the host: nobody sets it.
now() { cut -d . -f 1 /proc/uptime; }
# Runs a command for at most so many seconds. What it says is in a file: for a pipe one would wait as long as any child has it open.
# It is left behind where it cannot be ended: what sudo runs belongs to root.
limited() {
  limit=$1
  shift
  timeout -k 10 "$limit" "$@" >"$work/said" 2>&1 </dev/null &
  end=$(($(now) + limit))
  while kill -0 $! 2>/dev/null && [ "$(now)" -lt $((end + 20)) ]; do sleep 1; done
  if kill -0 $! 2>/dev/null || ! wait $!; then
    [ "$(now)" -ge "$end" ] || return 1
    # Children that timeout did not wait for are in its process group.
    kill -s KILL -- "-$!" 2>/dev/null
    echo "did not end within $limit s: $*" >>"$work/said"
    return 1
  fi
}

if [ -n "$compose" ]; then
  override="${compose%.*}.override.${compose##*.}"
  docker_compose() {
    seconds=$1
    shift
    if [ -e "$override" ]; then set -- --file "$override" "$@"; fi
    set -- compose --file "$compose" "$@"
    if [ -n "$docker_host" ]; then set -- --host "$docker_host" "$@"; fi
    limited "$seconds" docker "$@"
  }
  installed() { [ -e "$compose" ] || refuse "has no $compose: install the application first"; }
  restart() { docker_compose "$restart_within" up --detach --quiet-pull; }
  last_lines() { docker_compose 30 logs --no-color --tail 15; }
else
  as_root() {
    seconds=$1
    shift
    [ "$(id -u)" = 0 ] || set -- sudo -n "$@"
    limited "$seconds" "$@"
  }
  installed() { timeout -k 1 30 systemctl cat "$unit" >/dev/null 2>&1 || refuse "has no unit $unit: install the application first"; }
  restart() { as_root "$restart_within" systemctl restart "$unit"; }
  last_lines() { as_root 30 journalctl --unit "$unit" --lines 15 --no-pager --output cat; }
fi

# Healthy is what answers three times in a row. What curl is told by the environment or a file of the account has no say in it.
answers() {
  case $(curl --disable --noproxy '*' --silent --max-time 5 --output /dev/null --write-out '%{http_code}' "$health") in
    2??) return 0 ;;
    *) return 1 ;;
  esac
}
healthy() {
  row=0
  deadline=$(($(now) + healthy_within))
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
  if restart; then
    healthy && return
    echo "$health does not answer within $healthy_within s" >&2
    last_lines
  fi
  tail -n 15 "$work/said" >&2
  return 1
}

digest_of() { sha256sum <"$1" | cut -d ' ' -f 1; }
variables() { sed -e '/^#/d' -e '/^$/d' "$1"; }
# A file of this account that has no other name, and no link.
is_own() { [ -n "$(find "$1" -prune -type f -links 1 -user "$(id -u)")" ]; }
refuse_foreign() {
  for one; do
    if [ -e "$one" ] || [ -L "$one" ]; then
      is_own "$one" || refuse "has something else in the place of $one than a file of $(id -un) with no other name"
    fi
  done
}
is_proven() { [ -e "$file" ] && ! grep -qsx "$(digest_of "$file")" "$file.unproven"; }
# Gives a file another name: whole or not at all, also when the power goes, and never through a link that has that name.
move() { sync "$1" && mv -fT "$1" "$2" && { sync "$directory" || :; }; }
# Writes what is on standard input, with the mode and the group of the file that is there.
write_alike() {
  if [ ! -e "$file" ]; then
    cat >"$1"
  else
    cp -p "$file" "$1" && chmod u+w "$1" && cat >"$1" && chmod "$(stat -c %a "$file")" "$1" &&
      [ "$(stat -c %a:%g "$1")" = "$(stat -c %a:%g "$file")" ]
  fi
}
# Adds the digest to one of the lists, which holds the last hundred.
note() {
  { grep -svx "$digest" "$1" | tail -n 99 && echo "$digest"; } >"$work/list" && move "$work/list" "$1"
}
replace() { note "$file.written" && move "$work/next" "$file"; }

# Whoever asked may go: what is begun is ended.
trap '' HUP INT TERM PIPE
umask 077
for tool in curl flock mktemp sha256sum sync timeout; do command -v "$tool" >/dev/null || refuse "has no $tool"; done
directory=$(dirname "$file")
[ -w "$directory/." ] || refuse "has no directory $directory that $(id -un) may write to"
# Who else may write there could put links in the place of files.
[ -n "$(find "$directory/." -prune \( -user 0 -o -user "$(id -u)" \) ! -perm -020 ! -perm -002)" ] ||
  refuse "has a directory $directory that others than $(id -un) may write to: change its owner, or chmod go-w"
installed

# Before the lock, and into memory: a sender that hangs keeps nobody from deploying. The dot keeps newlines at the end.
text=$(timeout -k 1 60 cat; echo .)
[ "$(printf %s "${text%.}" | sha256sum | cut -d ' ' -f 1)" = "$digest" ] || refuse 'did not receive the whole file'

refuse_foreign "$file.lock"
command exec 9<>"$file.lock" || refuse "cannot write $file.lock"
flock -n 9 || refuse "has another deploy running: process $(head -n 1 "$file.lock")"
echo $$ >&9
refuse_foreign "$file" "$file.previous" "$file.unproven" "$file.written"

# All is prepared where nobody else can write. A deploy that was killed has left such a directory.
rm -rf "$file".tmp.??????
work=$(mktemp -d "$file.tmp.XXXXXX") || refuse "cannot write to $directory"
trap 'rm -rf "$work"' EXIT
{ printf %s "${text%.}" | write_alike "$work/next" && [ "$(digest_of "$work/next")" = "$digest" ]; } ||
  refuse "cannot write a file with the mode and the group of $file"

# What a person wrote is kept for good: it may hold what nobody else has. Of the same text there is one copy.
if [ -e "$file" ] && ! grep -qsx "$(digest_of "$file")" "$file.written"; then
  kept="$file.by-hand.$(digest_of "$file" | cut -c 1-12)"
  { cp -p "$file" "$work/by-hand" && chmod 600 "$work/by-hand" && move "$work/by-hand" "$kept"; } || refuse "cannot keep $file"
  echo "$file was written or changed by hand: it is kept as $kept"
fi
if is_proven; then
  if [ ! -e "$file.unproven" ] && [ "$(variables "$file")" = "$(variables "$work/next")" ]; then
    replace || refuse "cannot replace $file"
    exit 3
  fi
  { cp -p "$file" "$work/previous" && move "$work/previous" "$file.previous"; } || refuse "cannot keep $file"
fi
# Going back is a rename, so that it needs no room on the disk.
[ ! -e "$file.previous" ] || write_alike "$work/back" <"$file.previous" || refuse "cannot copy $file.previous"
note "$file.unproven" || refuse "cannot write $file.unproven"
replace || refuse "cannot replace $file"
# What is started here must not hold the lock: it may outlive this program.
if serves 9>&-; then
  rm "$file.unproven"
  exit 0
fi
[ -e "$work/back" ] || exit 6
move "$work/back" "$file" || exit 8
serves 9>&- || exit 5
rm "$file.unproven"
exit 4
