# shellcheck shell=bash
# The control group under which all pods of the testbed are, and by which `down` finds them.

cgroup_mounts() { awk '$3 == "cgroup" || $3 == "cgroup2" {print $2}' /proc/self/mounts | sort -u; }

make_pod_cgroup() {
  local mount controller
  for mount in $(cgroup_mounts); do
    if [ -e "$mount/cgroup.controllers" ]; then
      for controller in $(<"$mount/cgroup.controllers"); do
        echo "+$controller" >"$mount/cgroup.subtree_control" || true
      done
    fi
    mkdir -p "$mount/$POD_CGROUP"
  done
}

# end_pods: once kubelet and containerd are gone, so that nobody starts containers again
end_pods() {
  local round
  for round in {1..100}; do
    kill_all "$(shims) $(pod_processes)"
    if remove_pod_cgroup; then return; fi
    sleep 0.05
  done
  fail 1 "processes of pods could not be ended within $round rounds: $(pod_processes)" "Run testbed/down again."
}

# shims: the parents of containers, known by the socket of our containerd among their arguments
shims() {
  grep -lzxF -f <(printf '%s' "$CONTAINERD_SOCKET") /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3 || true
}

pod_processes() {
  local mount
  for mount in $(cgroup_mounts); do
    if [ -d "$mount/$POD_CGROUP" ]; then
      find "$mount/$POD_CGROUP" -name cgroup.procs -exec cat {} + 2>/dev/null || true
    fi
  done | sort -un
}

kill_all() {
  local process
  for process in $1; do kill -KILL "$process" 2>/dev/null || true; done
}

remove_pod_cgroup() {
  local mount
  for mount in $(cgroup_mounts); do
    if [ -d "$mount/$POD_CGROUP" ]; then
      find "$mount/$POD_CGROUP" -depth -type d -exec rmdir {} + 2>/dev/null || return 1
    fi
  done
}
