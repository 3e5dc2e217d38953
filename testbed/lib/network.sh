# shellcheck shell=bash
# The bridge that is the node's address and the pods' gateway, and the firewall around the pods.

start_network() {
  if ! ip link show "$BRIDGE" >/dev/null 2>&1; then
    refuse_foreign_nets
    ip link add "$BRIDGE" type bridge
  fi
  if ! ip -4 address show dev "$BRIDGE" | grep -qF " $NODE_IP/24"; then
    ip address add "$NODE_IP/24" dev "$BRIDGE"
  fi
  ip link set "$BRIDGE" up
  # A Service's address stays on the machine even while no rule of kube-proxy translates it.
  ip route replace "$SERVICE_NET" dev "$BRIDGE" src "$NODE_IP"
  echo 1 >/proc/sys/net/ipv4/ip_forward
  start_firewall
}

refuse_foreign_nets() {
  local route
  route=$(ip -4 route show root "${POD_NET%.*}.0/24"; ip -4 route show root "$SERVICE_NET")
  if [ -n "$route" ]; then
    fail 1 "the testbed's networks $POD_NET and $SERVICE_NET are in use: $route" "Take that route away first."
  fi
}

start_firewall() {
  if iptables -w -n -L "$FIREWALL_CHAIN" >/dev/null 2>&1; then return; fi
  iptables -w -N "$FIREWALL_CHAIN"
  # Pods reach each other even where another firewall (docker's) forwards nothing by default ...
  iptables -w -A "$FIREWALL_CHAIN" -s "$POD_NET" -d "$POD_NET" -j ACCEPT
  # ... and nobody else.
  iptables -w -A "$FIREWALL_CHAIN" -i "$BRIDGE" -j REJECT
  iptables -w -I FORWARD -j "$FIREWALL_CHAIN"
}

stop_network() {
  if command -v iptables >/dev/null; then
    iptables -w -D FORWARD -j "$FIREWALL_CHAIN" 2>/dev/null || true
    iptables -w -F "$FIREWALL_CHAIN" 2>/dev/null || true
    iptables -w -X "$FIREWALL_CHAIN" 2>/dev/null || true
  fi
  # takes its address, its routes and the pods' ends of their links along
  ip link delete "$BRIDGE" 2>/dev/null || true
}

# remove_proxy_rules: kube-proxy's chains, by its own means, and the one that it leaves
remove_proxy_rules() {
  local tables chain
  if [ ! -s "$CONF/kube-proxy.yaml" ]; then return; fi
  "$CLUSTER/kube-proxy" --config="$CONF/kube-proxy.yaml" --cleanup >"$LOGS/kube-proxy-cleanup.log" 2>&1 || true
  for tables in iptables ip6tables; do
    for chain in INPUT OUTPUT; do "$tables" -w -D "$chain" -j KUBE-FIREWALL 2>/dev/null || true; done
    "$tables" -w -F KUBE-FIREWALL 2>/dev/null || true
    "$tables" -w -X KUBE-FIREWALL 2>/dev/null || true
  done
}
