// Stands before a registry: counts requests and body bytes, and delays each request.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"time"
)

var requests, sent, received atomic.Int64

type counted struct {
	io.ReadCloser
	total *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.total.Add(int64(n))
	return n, err
}

func main() {
	upstream := flag.String("upstream", "", "the registry, such as http://127.0.0.1:5000")
	delay := flag.Duration("delay", 0, "waited before each request is passed on")
	flag.Parse()
	target, err := url.Parse(*upstream)
	if err != nil {
		log.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{
		Director: func(r *http.Request) { r.URL.Scheme, r.URL.Host = target.Scheme, target.Host },
		ModifyResponse: func(answer *http.Response) error {
			answer.Body = counted{answer.Body, &received}
			return nil
		},
	}
	front := listen(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		if r.Body != nil && r.Body != http.NoBody {
			r.Body = counted{r.Body, &sent}
		}
		time.Sleep(*delay)
		proxy.ServeHTTP(w, r)
	}))
	control := listen(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "%d %d %d", requests.Swap(0), sent.Swap(0), received.Swap(0))
	}))
	fmt.Println(front, control)
	select {}
}

func listen(handler http.Handler) net.Addr {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(http.Serve(listener, handler)) }()
	return listener.Addr()
}
