# shellcheck shell=bash
# Keys, certificates and kubeconfigs of the cluster.

# make_pki: once; an interrupted run starts again from nothing
make_pki() {
  if [ -e "$PKI/complete" ]; then return; fi
  make_authority
  local hosts="DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
  hosts+=",DNS:kubernetes.default.svc.cluster.local,IP:127.0.0.1,IP:$NODE_IP,IP:$API_SERVICE_IP"
  certify apiserver /CN=kube-apiserver "subjectAltName=$hosts"
  certify kubelet-server "/O=system:nodes/CN=system:node:$NODE" "subjectAltName=DNS:$NODE,IP:127.0.0.1,IP:$NODE_IP"
  certify apiserver-to-kubelet /O=system:masters/CN=kube-apiserver-kubelet-client
  certify front-proxy /CN=front-proxy
  make_token_keys
  client kubelet "/O=system:nodes/CN=system:node:$NODE"
  client kube-controller-manager /CN=system:kube-controller-manager
  client kube-scheduler /CN=system:kube-scheduler
  client kube-proxy /CN=system:kube-proxy
  client coredns "/CN=$TESTBED_NAME:coredns"
  client traefik "/CN=$TESTBED_NAME:traefik"
  client admin /O=system:masters/CN=admin
  cp "$PKI/admin.kubeconfig" "$ADMIN_KUBECONFIG"
  touch "$PKI/complete"
}

make_authority() {
  make_key ca
  openssl req -x509 -new -key "$PKI/ca.key" -subj "/CN=$TESTBED_NAME" -days 365 -out "$PKI/ca.crt" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
}

# make_key NAME: RSA in PKCS#8, because Java clients read elliptic curve keys only with extra libraries
make_key() { openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$PKI/$1.key"; }

make_token_keys() {
  make_key service-account
  openssl pkey -in "$PKI/service-account.key" -pubout -out "$PKI/service-account.pub"
}

# certify NAME SUBJECT [EXTENSION]: an extension makes it a server's certificate too
certify() {
  local usage=clientAuth${3:+,serverAuth}
  make_key "$1"
  openssl req -new -key "$PKI/$1.key" -subj "$2" |
    openssl x509 -req -CA "$PKI/ca.crt" -CAkey "$PKI/ca.key" -CAcreateserial -days 365 -out "$PKI/$1.crt" \
      -extfile <(printf 'keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=%s\n%s\n' "$usage" "${3:-}") \
      2>/dev/null
}

# client NAME SUBJECT: a certificate and the kubeconfig that holds it
client() {
  certify "$1" "$2"
  cat >"$PKI/$1.kubeconfig" <<YAML
apiVersion: v1
kind: Config
clusters:
  - name: testbed
    cluster: {server: "$API_URL", certificate-authority-data: $(base64 -w0 "$PKI/ca.crt")}
users:
  - name: $1
    user:
      client-certificate-data: $(base64 -w0 "$PKI/$1.crt")
      client-key-data: $(base64 -w0 "$PKI/$1.key")
contexts:
  - name: testbed
    context: {cluster: testbed, user: $1}
current-context: testbed
YAML
}
