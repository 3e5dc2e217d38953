# shellcheck shell=bash
# metrics-server, for tests of autoscaling.

start_metrics() {
  local kubeconfig=$PKI/metrics-server.kubeconfig
  if alive metrics-server; then return; fi
  require_free metrics-server "$NODE_IP:$METRICS_PORT"
  make_metrics_certificates
  apply "$TESTBED/objects/metrics.yaml"
  spawn metrics-server "$PROGRAMS/metrics/metrics" --kubeconfig="$kubeconfig" \
    --authentication-kubeconfig="$kubeconfig" --authorization-kubeconfig="$kubeconfig" \
    --bind-address="$NODE_IP" --secure-port="$METRICS_PORT" \
    --tls-cert-file="$PKI/metrics-api.crt" --tls-private-key-file="$PKI/metrics-api.key" \
    --kubelet-certificate-authority="$PKI/ca.crt" --kubelet-preferred-address-types=InternalIP \
    --kubelet-use-node-status-port --metric-resolution=10s --kubelet-request-timeout=5s
  register_metrics
  wait_for 60 metrics-server "the metrics API" \
    kubectl wait --for=condition=Available --timeout=1s apiservice/v1beta1.metrics.k8s.io
  step "metrics API ready"
}

make_metrics_certificates() {
  if [ -e "$PKI/metrics-server.kubeconfig" ]; then return; fi
  certify metrics-api /CN=metrics-server subjectAltName=DNS:metrics-server.kube-system.svc
  client metrics-server "/CN=$TESTBED_NAME:metrics-server"
}

register_metrics() {
  write_if_changed "$CONF/metrics-api.yaml" <<YAML
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1beta1.metrics.k8s.io}
spec:
  group: metrics.k8s.io
  version: v1beta1
  groupPriorityMinimum: 100
  versionPriority: 100
  service: {name: metrics-server, namespace: kube-system}
  caBundle: $(base64 -w0 "$PKI/ca.crt")
YAML
  apply "$CONF/metrics-api.yaml"
}
