# shellcheck shell=bash
# What Debian has to bring.

# What is needed -> the package it is in. A command that is there already, from wherever, is used: Debian's containerd
# beside Docker's would remove Docker's.
declare -rA REGISTRY_NEEDS=([docker-registry]=docker-registry [curl]=curl)
declare -rA CLUSTER_NEEDS=(
  [containerd]=containerd [runc]=runc [/usr/lib/cni/bridge]=containernetworking-plugins [iptables]=iptables
  [conntrack]=conntrack [socat]=socat [openssl]=openssl [ip]=iproute2 [nsenter]=util-linux [unzip]=unzip
)
# What the integration tests make an image of, and what measures canaries.
declare -rA TESTS_NEEDS=([busybox]=busybox-static [prometheus]=prometheus)
# Services of these packages, which the testbed has no use for.
readonly UNWANTED_SERVICES=(containerd docker-registry prometheus)

# require_packages registry|cluster|tests: installs what is missing
require_packages() {
  local need missing=() package
  local -A needs=()
  for need in "${!REGISTRY_NEEDS[@]}"; do needs[$need]=${REGISTRY_NEEDS[$need]}; done
  if [ "$1" = tests ]; then
    for need in "${!TESTS_NEEDS[@]}"; do needs[$need]=${TESTS_NEEDS[$need]}; done
    # the mock of AWS is installed into an environment of its own; Debian's python3 alone cannot make one
    python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
  fi
  if [ "$1" != registry ]; then
    for need in "${!CLUSTER_NEEDS[@]}"; do needs[$need]=${CLUSTER_NEEDS[$need]}; done
  fi
  for need in "${!needs[@]}"; do
    package=${needs[$need]}
    if ! command -v "$need" >/dev/null; then missing+=("$package"); fi
  done
  if ((${#missing[@]} == 0)); then return; fi
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    fail 2 "these Debian packages are missing: ${missing[*]}" "Install them, or run testbed/up as root on Debian."
  fi
  install_packages "${missing[@]}"
}

install_packages() {
  local log unwanted=() service lock
  log=$(mktemp)
  step "installing ${*} (apt)"
  # runtime/build may be installing too; apt itself waits for no other's lock on its lists
  exec {lock}</var/lib/dpkg
  flock "$lock"
  for service in "${UNWANTED_SERVICES[@]}"; do
    if [[ " $* " == *" $service "* ]]; then unwanted+=("$service"); fi
  done
  if ! without_starting_services apt_install "$@" >"$log" 2>&1; then
    show_tail "$log"
    rm "$log"
    fail 1 "apt could not install $*; its own words are above." "Install them by hand, then run testbed/up again."
  fi
  exec {lock}<&-
  rm "$log"
  for service in "${unwanted[@]}"; do disable_service "$service"; done
  step "packages installed"
}

apt_install() {
  # --no-remove: nothing of the machine gives way to the testbed
  local install=(apt-get install -y -q --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300)
  export DEBIAN_FRONTEND=noninteractive
  "${install[@]}" "$@" || { apt-get update -q && "${install[@]}" "$@"; }
}

# without_starting_services COMMAND...: Debian asks policy-rc.d before a package starts its service
without_starting_services() {
  local policy=/usr/sbin/policy-rc.d result=0
  if [ -e "$policy" ]; then "$@"; return; fi
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  "$@" || result=$?
  rm -f "$policy"
  trap - EXIT
  return "$result"
}

# disable_service NAME: or it would start with the machine's next boot
disable_service() {
  if command -v systemctl >/dev/null; then
    systemctl --quiet disable "$1" >/dev/null 2>&1 || true
  elif command -v update-rc.d >/dev/null; then
    update-rc.d "$1" disable >/dev/null 2>&1 || true
  fi
}
