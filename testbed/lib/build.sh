# shellcheck shell=bash
# Go programs of the testbed, built into the cache. An entry is named by a hash of all that goes into it.

# Kubernetes, CoreDNS and metrics-server share these, and so their compiled packages.
readonly BUILD_FLAGS=(-trimpath -tags=grpcnotrace)

# require_go: checked before anything is started
require_go() {
  if ! command -v go >/dev/null; then
    fail 2 "the command go was not found." "Install Go 1.26 or newer (https://go.dev/dl) and put it on the PATH."
  fi
  # Settings of the user that would change what is built.
  unset GOFLAGS GOOS
  export CGO_ENABLED=0 GOWORK=off
}

# entry_of MODULE: the cache entry of a Go module beside this folder
entry_of() {
  local hash
  hash=$({
    go -C "$TESTBED/$1" env GOVERSION GOARCH
    echo "${BUILD_FLAGS[@]}"
    cat "$TESTBED/$1"/{go.mod,go.sum,*.go}
  } | sha256sum)
  echo "$CACHE/$1-${hash:0:16}"
}

# build MODULE: the entry holds the program under the name of its module, with the other names it answers to
build() {
  local module=$1 entry lock
  entry=$(entry_of "$module")
  if [ -x "$entry/$module" ]; then return; fi
  mkdir -p "$CACHE"
  exec {lock}>"$CACHE/lock"
  flock --nonblock "$lock" || { step "another build is running; waiting for it"; flock "$lock"; }
  if [ ! -x "$entry/$module" ]; then
    rm -rf "$entry.new"
    mkdir "$entry.new"
    compile "$module" "$entry.new/$module"
    if [ "$module" = cluster ]; then link_components "$entry.new"; fi
    mv -T "$entry.new" "$entry"
  fi
  exec {lock}>&-
}

# compile MODULE FILE
compile() {
  local log=$2.log total start=$SECONDS
  step "Go program $1: looking what there is to compile (the first time this fetches modules)"
  if ! total=$(stale_packages "$1" 2>"$log"); then
    show_tail "$log"
    fail 1 "Go could not fetch the modules of testbed/$1; its own words are above." "Run testbed/up again."
  fi
  step "Go program $1: $total packages to compile$( ((total < 1000)) || echo '; about 15 minutes of one core, once')"
  if ! go -C "$TESTBED/$1" build -v "${BUILD_FLAGS[@]}" -ldflags "-s -w $(version_flags "$1")" -o "$2" . 2>&1 |
    count_packages "$1" "$total" "$log"; then
    show_tail "$log"
    fail 1 "Go could not build testbed/$1; its own words are above." "If the network failed: run testbed/up again."
  fi
  step "Go program $1 built in $((SECONDS - start)) s"
  rm -f "$log"
}

# stale_packages MODULE: how many are not in Go's own cache
stale_packages() {
  go -C "$TESTBED/$1" list "${BUILD_FLAGS[@]}" -deps -f '{{if .Stale}}{{.ImportPath}}{{end}}' . | wc -w
}

# count_packages MODULE TOTAL LOG: go build -v names each package it has compiled; says every ten seconds how far it is
count_packages() {
  local line packages=0 next=$((SECONDS + 10)) result
  : >"$3"
  while true; do
    result=0
    IFS= read -r -t 1 line || result=$?
    if ((result == 0)); then
      packages=$((packages + 1))
      echo "$line" >>"$3"
    elif ((result <= 128)); then
      return 0
    fi
    if ((SECONDS >= next)); then
      step "Go program $1: $packages of $2 packages"
      next=$((SECONDS + 10))
    fi
  done
}

# version_flags MODULE: what the Kubernetes components say about themselves; release builds get it the same way
version_flags() {
  local version minor package
  version=$(go -C "$TESTBED/$1" list -m -f '{{.Version}}' k8s.io/kubernetes 2>/dev/null) || return 0
  minor=${version#v1.}
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    printf ' -X %s.gitVersion=%s -X %s.gitMajor=1 -X %s.gitMinor=%s -X %s.gitTreeState=clean' \
      "$package" "$version" "$package" "$package" "${minor%%.*}" "$package"
  done
}

link_components() {
  local component
  for component in etcd kube-apiserver kube-controller-manager kube-proxy kube-scheduler kubectl kubelet; do
    ln -s cluster "$1/$component"
  done
}
