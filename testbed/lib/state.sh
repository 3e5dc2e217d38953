# shellcheck shell=bash
# The state folder, its lock, and what has to be put back on the machine.

# lock_state: one up or down at a time. The folder itself is the lock, so no other file has to be cleared away.
lock_state() {
  while mkdir -p "$STATE" 2>/dev/null && [ -w "$STATE" ]; do
    exec {STATE_LOCK}<"$STATE"
    if ! flock --nonblock "$STATE_LOCK"; then
      step "another testbed/up or down works on $STATE; waiting for it"
      flock "$STATE_LOCK"
    fi
    # down may have removed the folder while we waited for it
    if [ "$STATE" -ef "/proc/self/fd/$STATE_LOCK" ]; then return; fi
    exec {STATE_LOCK}<&-
  done
  fail 2 "the folder $STATE cannot be written." \
    "Run as root, or name a folder of yours in WSO2_MI_TESTBED (registry only)."
}

unlock_state() { exec {STATE_LOCK}<&-; }

prepare_state() {
  local boot
  boot=$(</proc/sys/kernel/random/boot_id)
  # Processes, mounts and rules are gone after a reboot: what is written about them is no longer true.
  if [ -s "$STATE/boot-id" ] && [ "$(<"$STATE/boot-id")" != "$boot" ]; then
    find "$STATE" -xdev -mindepth 1 -delete
  fi
  mkdir -p "$PKI" "$CONF" "$LOGS" "$PIDS" "$PROGRAMS"
  chmod 700 "$PKI"
  echo "$boot" >"$STATE/boot-id"
}

# write_if_changed FILE: from stdin. kube-proxy ends itself when its configuration is written, even with the same text.
write_if_changed() {
  mkdir -p "$(dirname "$1")"
  cat >"$1.new"
  if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}

# use_program NAME ENTRY: from the cache
use_program() { ln -sfnT "$2" "$PROGRAMS/$1"; }

# need_folder FOLDER...: makes it; forget_folders removes those that were not there before, when they are empty
need_folder() {
  local folder parent
  for folder; do
    parent=$(dirname "$folder")
    if [ ! -d "$parent" ]; then need_folder "$parent"; fi
    if mkdir "$folder" 2>/dev/null; then echo "$folder" >>"$STATE/made-folders"; fi
  done
}

forget_folders() {
  if [ -s "$STATE/made-folders" ]; then
    tac "$STATE/made-folders" | while read -r folder; do rmdir --ignore-fail-on-non-empty "$folder" || true; done
  fi
}

# The kernel settings that the kubelet, kube-proxy and the bridge plugin set, as seen in their code.
readonly TOUCHED_SETTINGS=(
  net/ipv4/conf/all/route_localnet net/ipv4/ip_forward net/ipv4/vs/conntrack net/netfilter/nf_conntrack_max
  net/netfilter/nf_conntrack_tcp_be_liberal net/netfilter/nf_conntrack_tcp_timeout_close_wait
  net/netfilter/nf_conntrack_tcp_timeout_established
  vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes
)

save_settings() {
  local setting
  if [ -s "$STATE/settings" ]; then return; fi
  for setting in "${TOUCHED_SETTINGS[@]}"; do
    if [ -r "/proc/sys/$setting" ]; then echo "$setting $(<"/proc/sys/$setting")"; fi
  done >"$STATE/settings.new"
  mv "$STATE/settings.new" "$STATE/settings"
}

restore_settings() {
  local setting value
  if [ ! -s "$STATE/settings" ]; then return; fi
  while read -r setting value; do
    if [ "$(<"/proc/sys/$setting")" != "$value" ]; then echo "$value" >"/proc/sys/$setting" || true; fi
  done <"$STATE/settings"
}

# write_environment: the lines that other programs read, on stdout and in the env file
write_environment() {
  {
    echo "REGISTRY=$REGISTRY"
    if alive kube-apiserver; then
      echo "KUBECONFIG=$ADMIN_KUBECONFIG"
      echo "KUBECTL=$(readlink "$CLUSTER")/kubectl"
    fi
    if alive traefik; then echo "GATEWAY=$GATEWAY_URL"; fi
    if alive routers; then echo "ROUTERS=$ROUTERS_URL"; fi
  } | write_if_changed "$STATE/env"
  cat "$STATE/env"
}
