# shellcheck shell=bash
# Debian's docker-registry on loopback, and the pause image in it.

start_registry() {
  if alive registry; then return; fi
  require_free registry "$REGISTRY"
  write_if_changed "$CONF/registry.yml" <<YAML
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $STATE/registry}, delete: {enabled: true}}
http: {addr: $REGISTRY}
YAML
  spawn registry docker-registry serve "$CONF/registry.yml"
  wait_for 20 registry "the registry" ask_registry /v2/
  step "registry ready at $REGISTRY"
}

# ask_registry PATH [CURL-ARGUMENT...]: never by the proxy of the machine
ask_registry() { curl --silent --show-error --fail --noproxy '*' "${@:2}" "http://$REGISTRY$1"; }

# push_pause_image: a reproducible image of one layer
push_pause_image() {
  local work layer config
  if ask_registry /v2/pause/manifests/1 --output /dev/null 2>/dev/null; then return; fi
  work=$STATE/pause
  mkdir -p "$work"
  tar --directory="$PROGRAMS/pause" --owner=0 --group=0 --numeric-owner --mtime=@0 --create pause >"$work/layer.tar"
  gzip --no-name --stdout "$work/layer.tar" >"$work/layer"
  cat >"$work/config" <<JSON
{"architecture": "$(dpkg --print-architecture)", "os": "linux",
 "config": {"User": "65535:65535", "Entrypoint": ["/pause"]},
 "rootfs": {"type": "layers", "diff_ids": ["$(digest_of "$work/layer.tar")"]}}
JSON
  layer=$(push_blob "$work/layer" application/vnd.oci.image.layer.v1.tar+gzip)
  config=$(push_blob "$work/config" application/vnd.oci.image.config.v1+json)
  printf '{"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}' \
    application/vnd.oci.image.manifest.v1+json "$config" "$layer" >"$work/manifest"
  ask_registry /v2/pause/manifests/1 --request PUT --data-binary "@$work/manifest" \
    --header 'Content-Type: application/vnd.oci.image.manifest.v1+json'
  rm -r "$work"
}

digest_of() { echo "sha256:$(sha256sum "$1" | cut -d' ' -f1)"; }

# push_blob FILE MEDIA-TYPE: prints its descriptor
push_blob() {
  local digest upload
  digest=$(digest_of "$1")
  upload=$(ask_registry /v2/pause/blobs/uploads/ --request POST --output /dev/null --write-out '%header{location}')
  curl --silent --show-error --fail --noproxy '*' --request PUT --data-binary "@$1" \
    --header 'Content-Type: application/octet-stream' "$upload&digest=$digest"
  printf '{"mediaType":"%s","digest":"%s","size":%d}' "$2" "$digest" "$(stat -c %s "$1")"
}
