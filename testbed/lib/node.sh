# shellcheck shell=bash
# containerd, kubelet and kube-proxy. They live in an own mount namespace: what they mount for pods is gone with their
# last process, and folders that Kubernetes and containerd hold at fixed places are the state folder's in there.

# Places that cannot be configured: task sockets and runc's state, results of network plugins, sockets of device
# plugins, links to the logs of containers.
readonly FIXED_FOLDERS=(/run/containerd /var/lib/cni /var/lib/kubelet /var/log/containers)

start_node() {
  start_mount_namespace
  start_containerd
  start_kubelet
  start_proxy
  # Clients in pods reach the API at the node's address; the server itself listens on loopback only.
  require_free api-forward "$NODE_IP:$API_PORT"
  spawn api-forward socat "TCP-LISTEN:$API_PORT,bind=$NODE_IP,fork,reuseaddr" "TCP:127.0.0.1:$API_PORT"
}

start_mount_namespace() {
  local folder mounts='mount --make-rprivate /; '
  if alive mounts; then return; fi
  # After a crash: what still runs in the lost namespace cannot be reached from a new one.
  stop kubelet containerd
  end_pods
  need_folder "${FIXED_FOLDERS[@]}"
  for folder in "${FIXED_FOLDERS[@]}"; do
    mkdir -p "$STATE/fixed$folder"
    mounts+="mount --bind '$STATE/fixed$folder' $folder; "
  done
  # shared within: what the kubelet mounts for a pod has to appear in containers that ask for it
  mounts+="mount --make-rshared /; touch '$STATE/mounted'; exec sleep infinity"
  rm -f "$STATE/mounted"
  spawn mounts unshare --mount "$BASH" -euc "$mounts"
  wait_for 10 mounts "the mount namespace" test -e "$STATE/mounted"
}

start_containerd() {
  write_if_changed "$CONF/certs.d/$REGISTRY/hosts.toml" <<TOML
server = "http://$REGISTRY"
[host."http://$REGISTRY"]
  capabilities = ["pull", "resolve"]
TOML
  write_if_changed "$CONF/cni/10-$TESTBED_NAME.conflist" <<JSON
{"cniVersion": "0.4.0", "name": "$TESTBED_NAME", "plugins": [
  {"type": "bridge", "bridge": "$BRIDGE", "isGateway": true, "isDefaultGateway": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$STATE/addresses",
            "ranges": [[{"subnet": "$POD_NET", "rangeStart": "${POD_NET%.*}.10", "gateway": "$NODE_IP"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
JSON
  write_if_changed "$CONF/containerd.toml" < <(containerd_configuration)
  spawn_in_node containerd containerd --config "$CONF/containerd.toml"
  wait_for 30 containerd containerd ctr --address "$CONTAINERD_SOCKET" version
}

containerd_configuration() {
  # overlayfs cannot lie on overlayfs, which is what a testbed inside of a container finds
  local snapshotter=overlayfs
  if [ "$(stat --file-system --format=%T "$STATE")" = overlayfs ]; then snapshotter=native; fi
  cat <<TOML
version = 2
root = "$STATE/containerd"
state = "$STATE/containerd-run"
[grpc]
  address = "$CONTAINERD_SOCKET"
[plugins."io.containerd.internal.v1.opt"]
  path = "$STATE/containerd-opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$PAUSE_IMAGE"
  netns_mounts_under_state_dir = true
  stream_server_address = "127.0.0.1"
  # without CAP_SYS_RESOURCE nobody may lower oom_score_adj, and no pod would start
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$snapshotter"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$CONF/cni"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "$CONF/certs.d"
TOML
}

start_kubelet() {
  make_pod_cgroup
  require_free kubelet "$NODE_IP:$KUBELET_PORT"
  require_free kubelet "127.0.0.1:$KUBELET_HEALTH_PORT"
  : | write_if_changed "$CONF/resolv.conf"
  write_if_changed "$CONF/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE_IP
port: $KUBELET_PORT
healthzBindAddress: 127.0.0.1
healthzPort: $KUBELET_HEALTH_PORT
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $PKI/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $PKI/kubelet-server.crt
tlsPrivateKeyFile: $PKI/kubelet-server.key
containerRuntimeEndpoint: unix://$CONTAINERD_SOCKET
cgroupDriver: cgroupfs
cgroupRoot: /$POD_CGROUP
failCgroupV1: false
failSwapOn: false
# lowering it needs CAP_SYS_RESOURCE
oomScoreAdj: 0
clusterDNS: [$NODE_IP]
clusterDomain: cluster.local
resolvConf: $CONF/resolv.conf
makeIPTablesUtilChains: false
podLogsDir: $STATE/pod-logs
volumePluginDir: $STATE/volume-plugins
# A nearly full disk of the machine must not disturb a test: no eviction, no removal of images.
evictionHard: {memory.available: 0%, nodefs.available: 0%, nodefs.inodesFree: 0%, imagefs.available: 0%}
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
serializeImagePulls: false
registryPullQPS: 0
eventRecordQPS: 0
YAML
  spawn_in_node kubelet "$CLUSTER/kubelet" --config="$CONF/kubelet.yaml" --kubeconfig="$PKI/kubelet.kubeconfig" \
    --root-dir="$STATE/kubelet" --hostname-override="$NODE" --node-ip="$NODE_IP" --v=0
}

start_proxy() {
  require_free kube-proxy "127.0.0.1:$PROXY_HEALTH_PORT"
  require_free kube-proxy "127.0.0.1:$PROXY_METRICS_PORT"
  write_if_changed "$CONF/kube-proxy.yaml" <<YAML
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
clientConnection: {kubeconfig: $PKI/kube-proxy.kubeconfig}
mode: iptables
hostnameOverride: $NODE
bindAddress: $NODE_IP
healthzBindAddress: 127.0.0.1:$PROXY_HEALTH_PORT
metricsBindAddress: 127.0.0.1:$PROXY_METRICS_PORT
clusterCIDR: $POD_NET
nodePortAddresses: [127.0.0.0/8, $NODE_IP/32]
# Pods share one bridge: a reply would go to the asking pod directly, past the translation, if the asker were not the
# node. (The other way, br_netfilter, is a kernel module that not every machine has.)
iptables: {masqueradeAll: true}
oomScoreAdj: 0
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
YAML
  spawn kube-proxy "$CLUSTER/kube-proxy" --config="$CONF/kube-proxy.yaml" --v=0
}

wait_for_node() {
  wait_for 90 kubelet "node $NODE" kubectl wait --for=condition=Ready "node/$NODE" --timeout=1s
  wait_for 60 kube-controller-manager "the default service account" kubectl -n default get serviceaccount default
  wait_for 30 kube-proxy kube-proxy curl --silent --fail --noproxy '*' "http://127.0.0.1:$PROXY_HEALTH_PORT/healthz"
  step "node $NODE ready"
}
