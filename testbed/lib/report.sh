# shellcheck shell=bash
# What people read, on stderr. stdout is left to programs.

step() { printf '[%4ds] %s\n' "$SECONDS" "$*" >&2; }

# fail EXIT-CODE LINE...
fail() {
  local code=$1
  shift
  printf 'testbed: %s\n' "$@" >&2
  exit "$code"
}

# show_tail FILE: the last lines of a log, set off from our own words
show_tail() { if [ -s "$1" ]; then tail -n 15 "$1" | sed 's/^/    /' >&2; fi; }
