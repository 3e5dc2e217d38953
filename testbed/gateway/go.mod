// Pins the Gateway API whose resource definitions the testbed applies; no Go is compiled from it.
// (Newer versions want a Go that is newer than Kubernetes 1.37's.)
module wso2mi.testbed/gateway

go 1.26.0

require sigs.k8s.io/gateway-api v1.6.3
