// Serves go-containerregistry's registry, the one of its cmd/registry, with referrers, on a free port of the loopback;
// prints HOST:PORT and ends when its standard input does.
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(listener.Addr())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	silent := registry.Logger(log.New(io.Discard, "", 0))
	server := &http.Server{
		ReadHeaderTimeout: 5 * time.Second,
		Handler:           registry.New(silent, registry.WithReferrersSupport(true)),
	}
	log.Fatal(server.Serve(listener))
}
