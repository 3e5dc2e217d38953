// Stands before an API server, with the administrator's certificate: counts requests and the bytes of the connections
// (HTTP/1.1, headers and watches included), so that a client's own log is not believed.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
)

var sent, received atomic.Int64

var requests struct {
	sync.Mutex
	lines []string
}

type counted struct{ net.Conn }

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	sent.Add(int64(n))
	return n, err
}

func (c counted) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	received.Add(int64(n))
	return n, err
}

type counting struct{ net.Listener }

func (l counting) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return counted{conn}, nil
}

func main() {
	server := flag.String("server", "", "the API server, such as https://127.0.0.1:6443")
	authority := flag.String("ca", "", "file with its authority")
	certificate := flag.String("cert", "", "file with a client certificate")
	key := flag.String("key", "", "file with its key")
	flag.Parse()
	target, err := url.Parse(*server)
	check(err)
	pem, err := os.ReadFile(*authority)
	check(err)
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	pair, err := tls.LoadX509KeyPair(*certificate, *key)
	check(err)
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(target)
			// the JDK's client asks for HTTP/2 over plain http, which the other side would take for a watch
			if r.In.Header.Get("Upgrade") == "h2c" {
				r.Out.Header.Del("Connection")
				r.Out.Header.Del("Upgrade")
				r.Out.Header.Del("Http2-Settings")
			}
		},
		Transport: &http.Transport{
			TLSClientConfig:     &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{pair}},
			MaxIdleConnsPerHost: 100,
		},
		FlushInterval: -1,
		ErrorLog:      log.New(io.Discard, "", 0),
	}
	front := listen(func(l net.Listener) net.Listener { return counting{l} }, func(w http.ResponseWriter, r *http.Request) {
		requests.Lock()
		requests.lines = append(requests.lines, r.Method+" "+r.URL.RequestURI())
		requests.Unlock()
		proxy.ServeHTTP(w, r)
	})
	control := listen(func(l net.Listener) net.Listener { return l }, func(w http.ResponseWriter, _ *http.Request) {
		requests.Lock()
		defer requests.Unlock()
		fmt.Fprintf(w, "%d %d %d\n", len(requests.lines), sent.Swap(0), received.Swap(0))
		for _, line := range requests.lines {
			fmt.Fprintln(w, line)
		}
		requests.lines = nil
	})
	fmt.Println(front, control)
	select {}
}

func listen(wrap func(net.Listener) net.Listener, handler http.HandlerFunc) net.Addr {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	go func() { log.Fatal(http.Serve(wrap(listener), handler)) }()
	return listener.Addr()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
