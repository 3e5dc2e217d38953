# shellcheck shell=bash
# etcd, API server, controller manager and scheduler, on loopback.

CLUSTER=$PROGRAMS/cluster

kubectl() { "$CLUSTER/kubectl" --kubeconfig="$ADMIN_KUBECONFIG" "$@"; }

# apply PATH: a file or folder of objects
apply() { kubectl apply --server-side --field-manager="$TESTBED_NAME" -f "$1" >/dev/null; }

start_control_plane() {
  start_etcd
  start_api_server
  start_controllers
  start_scheduler
  apply_rights
}

start_etcd() {
  require_free etcd "127.0.0.1:$ETCD_PORT"
  require_free etcd "127.0.0.1:$ETCD_PEER_PORT"
  spawn etcd "$CLUSTER/etcd" --data-dir="$STATE/etcd" \
    --client-url="http://127.0.0.1:$ETCD_PORT" --peer-url="http://127.0.0.1:$ETCD_PEER_PORT"
  wait_for 60 etcd "the database of the cluster" \
    curl --silent --fail --noproxy '*' "http://127.0.0.1:$ETCD_PORT/readyz"
}

start_api_server() {
  require_free kube-apiserver "127.0.0.1:$API_PORT"
  # shellcheck disable=SC2054 # commas within the values
  local flags=(
    --etcd-servers="http://127.0.0.1:$ETCD_PORT"
    --bind-address=127.0.0.1 --secure-port="$API_PORT" --advertise-address="$NODE_IP"
    --service-cluster-ip-range="$SERVICE_NET"
    --tls-cert-file="$PKI/apiserver.crt" --tls-private-key-file="$PKI/apiserver.key"
    --client-ca-file="$PKI/ca.crt" --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction
    --kubelet-client-certificate="$PKI/apiserver-to-kubelet.crt"
    --kubelet-client-key="$PKI/apiserver-to-kubelet.key"
    --kubelet-certificate-authority="$PKI/ca.crt" --kubelet-preferred-address-types=InternalIP
    --service-account-issuer=https://kubernetes.default.svc.cluster.local
    --service-account-key-file="$PKI/service-account.pub"
    --service-account-signing-key-file="$PKI/service-account.key"
    --requestheader-client-ca-file="$PKI/ca.crt" --requestheader-allowed-names=front-proxy
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group
    --requestheader-extra-headers-prefix=X-Remote-Extra-
    --proxy-client-cert-file="$PKI/front-proxy.crt" --proxy-client-key-file="$PKI/front-proxy.key"
    --allow-privileged=true --profiling=false
  )
  spawn kube-apiserver "$CLUSTER/kube-apiserver" "${flags[@]}"
  wait_for 120 kube-apiserver "the Kubernetes API" \
    curl --silent --fail --noproxy '*' --cacert "$PKI/ca.crt" "$API_URL/readyz"
  step "Kubernetes API ready at $API_URL"
}

start_controllers() {
  require_free kube-controller-manager "127.0.0.1:$CONTROLLERS_PORT"
  spawn kube-controller-manager "$CLUSTER/kube-controller-manager" \
    --kubeconfig="$PKI/kube-controller-manager.kubeconfig" \
    --bind-address=127.0.0.1 --secure-port="$CONTROLLERS_PORT" --leader-elect=false --profiling=false \
    --use-service-account-credentials=true --service-account-private-key-file="$PKI/service-account.key" \
    --flex-volume-plugin-dir="$STATE/volume-plugins" \
    --root-ca-file="$PKI/ca.crt" --kube-api-qps=500 --kube-api-burst=1000
}

start_scheduler() {
  local kubeconfig=$PKI/kube-scheduler.kubeconfig
  require_free kube-scheduler "127.0.0.1:$SCHEDULER_PORT"
  spawn kube-scheduler "$CLUSTER/kube-scheduler" --kubeconfig="$kubeconfig" \
    --authentication-kubeconfig="$kubeconfig" --authorization-kubeconfig="$kubeconfig" \
    --bind-address=127.0.0.1 --secure-port="$SCHEDULER_PORT" --leader-elect=false --profiling=false \
    --kube-api-qps=500 --kube-api-burst=1000
}

# apply_rights: what the parts outside of the control plane may do
apply_rights() { apply "$TESTBED/objects/rights.yaml"; }
