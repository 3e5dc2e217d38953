# shellcheck shell=bash
# CoreDNS at the bridge's address, where the kubelet sends the pods.

start_dns() {
  require_free coredns "$NODE_IP:53"
  require_free coredns "127.0.0.1:$DNS_HEALTH_PORT"
  write_if_changed "$CONF/Corefile" <<COREFILE
cluster.local in-addr.arpa {
  bind $NODE_IP
  errors
  ready 127.0.0.1:$DNS_HEALTH_PORT
  kubernetes {
    kubeconfig $PKI/coredns.kubeconfig
  }
}
# Pods may not leave the machine: a resolver for other names would only cost time.
. {
  bind $NODE_IP
  errors
  template ANY ANY {
    rcode NXDOMAIN
  }
}
COREFILE
  spawn coredns "$PROGRAMS/dns/dns" -conf "$CONF/Corefile" -quiet
  wait_for 30 coredns "the pods' DNS" curl --silent --fail --noproxy '*' "http://127.0.0.1:$DNS_HEALTH_PORT/ready"
  step "DNS for pods ready at $NODE_IP"
}
