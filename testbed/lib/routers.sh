# shellcheck shell=bash
# A second Traefik, for what is no Gateway: Ingresses with the annotations of ingress-nginx, and Traefik's own routes.

# The newest version of the module github.com/traefik/traefik/v3 that Go's proxy has, and its sum.
readonly TRAEFIK_MODULE=v3.7.13
readonly TRAEFIK_MODULE_SUM=h1:T8wy9KuaFzCkmXCqAzDy7t73pBDR1DHrJe3pqXpNXTw=

# fetch_router_definitions: prints the file of Traefik's resource definitions, in Go's module cache
fetch_router_definitions() {
  local told folder
  if ! told=$(cd / && go mod download -json "github.com/traefik/traefik/v3@$TRAEFIK_MODULE"); then
    fail 1 "Go could not fetch Traefik's definitions; its own words are: $told" "Run testbed/up again."
  fi
  if [[ $told != *"\"Sum\": \"$TRAEFIK_MODULE_SUM\""* ]]; then
    fail 1 "Go fetched a Traefik $TRAEFIK_MODULE whose sum is not $TRAEFIK_MODULE_SUM; nothing of it was used." \
      "Look what is between this machine and Go's proxy, then run testbed/up again."
  fi
  folder=$(sed -n 's/^\t"Dir": "\(.*\)",$/\1/p' <<<"$told")
  echo "$folder/docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml"
}

# start_routers DEFINITIONS
start_routers() {
  if alive routers; then return; fi
  spawn_traefik routers "$ROUTERS_PORT" "$ROUTERS_API_PORT" "$1" "$TESTBED/objects/routers.yaml" \
    --providers.kubernetesingressnginx=true --providers.kubernetesingressnginx.httpentrypoint=web \
    --providers.kubernetescrd=true
  step "routers ready at $ROUTERS_URL"
}
