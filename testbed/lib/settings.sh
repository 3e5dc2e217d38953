# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the other parts
# Names, addresses and folders of the testbed. Other parts of the project rely on the ports and on the env file.

readonly TESTBED_NAME=wso2-mi-testbed

# Binaries; survives `down`.
readonly CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/wso2-mi/testbed
# Everything else; `down` removes it whole.
readonly STATE=${WSO2_MI_TESTBED:-/var/lib/$TESTBED_NAME}
readonly PKI=$STATE/pki
readonly CONF=$STATE/conf
readonly LOGS=$STATE/log
readonly PIDS=$STATE/pid
# Links to the entries of the cache that this state uses.
readonly PROGRAMS=$STATE/programs
readonly ADMIN_KUBECONFIG=$STATE/kubeconfig
readonly CONTAINERD_SOCKET=$STATE/containerd.sock

readonly NODE=testbed
readonly BRIDGE=mibr0
readonly NODE_IP=10.244.77.1
readonly POD_NET=10.244.77.0/24
readonly SERVICE_NET=10.96.77.0/24
readonly API_SERVICE_IP=10.96.77.1
readonly FIREWALL_CHAIN=WSO2-MI-TESTBED
readonly POD_CGROUP=$TESTBED_NAME

# Below the ports that Linux gives to outgoing connections (from 32768) and below those of Services (from 30000): else
# any connection of this machine may be sitting on one of ours.
readonly API_PORT=26443
readonly ETCD_PORT=22379
readonly ETCD_PEER_PORT=22380
readonly REGISTRY_PORT=25000
readonly GATEWAY_PORT=28000
readonly GATEWAY_API_PORT=28091
readonly ROUTERS_PORT=28002
readonly ROUTERS_API_PORT=28092
readonly CONTROLLERS_PORT=26257
readonly SCHEDULER_PORT=26259
readonly KUBELET_PORT=26250
readonly KUBELET_HEALTH_PORT=26248
readonly PROXY_HEALTH_PORT=26256
readonly PROXY_METRICS_PORT=26249
readonly DNS_HEALTH_PORT=26253
readonly METRICS_PORT=26444

readonly API_URL=https://127.0.0.1:$API_PORT
readonly REGISTRY=127.0.0.1:$REGISTRY_PORT
readonly GATEWAY_URL=http://127.0.0.1:$GATEWAY_PORT
readonly ROUTERS_URL=http://127.0.0.1:$ROUTERS_PORT
readonly PAUSE_IMAGE=$REGISTRY/pause:1
