package io.jenkins.plugins.wso2mi.cli.demo;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the demo was asked for.
 *
 * @param registry the registry to use with the user's cluster; null for the testbed
 * @param base the MI image to build on; null for the Synapse stand-in
 * @param url where the clinic's API answers; null to call the Service's own address
 * @param kubeconfig with a registry: the cluster; null for the environment's
 * @param context the kubeconfig's context, or null
 * @param brief whether the canary's steps are held for a moment only
 * @param keep whether to leave everything running
 */
public record DemoOptions(
        @Nullable String registry,
        @Nullable String base,
        @Nullable URI url,
        @Nullable Path kubeconfig,
        @Nullable String context,
        boolean brief,
        boolean keep) {}
