package main

import (
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/embed"
)

// newEtcdCommand serves one etcd member for one API server: plain http, so only to be bound to loopback.
func newEtcdCommand() *cobra.Command {
	var data, client, peer string
	command := &cobra.Command{
		Use:          "etcd",
		Short:        "Serve a single etcd member",
		Args:         cobra.NoArgs,
		SilenceUsage: true,
		RunE: func(*cobra.Command, []string) error {
			config, err := memberConfig(data, client, peer)
			if err != nil {
				return err
			}
			return serveEtcd(config)
		},
	}
	command.Flags().StringVar(&data, "data-dir", "", "folder of the database")
	command.Flags().StringVar(&client, "client-url", "http://127.0.0.1:2379", "address for the API server")
	command.Flags().StringVar(&peer, "peer-url", "http://127.0.0.1:2380", "address for other members (none join)")
	return command
}

func memberConfig(data, client, peer string) (*embed.Config, error) {
	clientURL, err := url.Parse(client)
	if err != nil {
		return nil, fmt.Errorf("--client-url: %w", err)
	}
	peerURL, err := url.Parse(peer)
	if err != nil {
		return nil, fmt.Errorf("--peer-url: %w", err)
	}
	config := embed.NewConfig()
	config.Dir = data
	config.LogLevel = "warn"
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{*clientURL}, []url.URL{*clientURL}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{*peerURL}, []url.URL{*peerURL}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	// The database lives for one test run; syncing each write to disk would only slow the tests down.
	config.UnsafeNoFsync = true
	return config, nil
}

func serveEtcd(config *embed.Config) error {
	member, err := embed.StartEtcd(config)
	if err != nil {
		return err
	}
	defer member.Close()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	select {
	case err := <-member.Err():
		return err
	case <-member.Server.StopNotify():
		return fmt.Errorf("the etcd server of %s stopped by itself", config.Dir)
	case <-stop:
		return nil
	}
}
