# shellcheck shell=bash
# Daemons with an own log and pid file. A pid file also holds the start time of its process, so that a number which
# the kernel has given to somebody else since is never taken for ours.

# spawn NAME COMMAND...: starts the daemon unless it runs
spawn() {
  local name=$1
  shift
  if alive "$name"; then return; fi
  rm -f "$PIDS/$name"
  # A clean environment: neither proxy settings nor credentials of the caller reach the daemons.
  # shellcheck disable=SC2016 # $ is for the inner shell
  env -i PATH="$PATH" HOME="$STATE" setsid "$BASH" -c '
    read -ra stat </proc/self/stat
    echo "$$ ${stat[21]}" >"$1" && shift && exec "$@"' \
    "$name" "$PIDS/$name" "$@" >>"$LOGS/$name.log" 2>&1 </dev/null {STATE_LOCK}>&- &
}

# spawn_in_node NAME COMMAND...: the same in the mount namespace of the node
spawn_in_node() {
  local name=$1
  shift
  spawn "$name" nsenter --mount="/proc/$(pid_of mounts)/ns/mnt" --wd=/ -- "$@"
}

pid_of() { cut -d' ' -f1 "$PIDS/$1"; }

alive() {
  local pid start stat
  [ -s "$PIDS/$1" ] && read -r pid start <"$PIDS/$1" || return 1
  { read -ra stat <"/proc/$pid/stat"; } 2>/dev/null && [ "${stat[21]}" = "$start" ] && [ "${stat[2]}" != Z ]
}

# wait_for SECONDS NAME WHAT COMMAND...: until COMMAND succeeds; fails with the log of NAME when it ended or took longer
wait_for() {
  local end=$((SECONDS + $1)) name=$2 what=$3
  shift 3
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS >= end)); then give_up "$name" "$what was not there in time"; fi
    if [ -s "$PIDS/$name" ] && ! alive "$name"; then give_up "$name" "$name ended while $what was waited for"; fi
    sleep 0.1
  done
}

give_up() {
  show_tail "$LOGS/$1.log"
  fail 1 "$2 (end of $LOGS/$1.log above)." "Run testbed/down and testbed/up again; if it stays, the log says why."
}

# stop NAME...: all at once, by TERM, and by KILL what is still there after some seconds
stop() {
  local name end=$((SECONDS + 6))
  for name; do if alive "$name"; then kill "$(pid_of "$name")" || true; fi; done
  for name; do
    while alive "$name" && ((SECONDS < end)); do sleep 0.05; done
    if alive "$name"; then kill -KILL "$(pid_of "$name")" || true; fi
    rm -f "$PIDS/$name"
  done
}

# require_free NAME ADDRESS:PORT: fails when a stranger listens where NAME is about to
require_free() {
  local holder
  if alive "$1"; then return; fi
  holder=$(ss -Htlnp "src $2" 2>/dev/null | awk '{print $6 ? $6 : "a process of another user"}')
  if [ -n "$holder" ]; then
    fail 1 "$1 cannot listen at $2: the address is taken by $holder." "End that process and run testbed/up again."
  fi
}
