package io.jenkins.plugins.wso2mi.order;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants looked at. It holds secrets: it travels between JVMs, and is never kept.
 *
 * @param id of the release among those that Jenkins drives; never used again
 * @param order what was asked for
 * @param cluster who asks the cluster
 * @param registries how registries are reached
 * @param environment variables of the build that name files with logins; empty where files are not the build's to name
 * @param allowed patterns of namespaces that may be touched, one a line; blank for all
 * @param by who releases, for the record and the lock; the same after a restart
 * @param workspace where paths begin; null if there is none
 * @param state of the last look; empty to begin
 * @param asked what somebody asks of it: {@code approve}, {@code promote} or {@code abort}
 * @param interrupt whether it is to be taken back
 */
public record LookRequest(
        String id,
        ReleaseOrder order,
        ClusterLogin cluster,
        RegistryOrder registries,
        Map<String, String> environment,
        String allowed,
        String by,
        @Nullable String workspace,
        String state,
        List<String> asked,
        boolean interrupt)
        implements Serializable {
    public LookRequest {
        environment = Map.copyOf(environment);
        asked = List.copyOf(asked);
    }

    @Override
    public String toString() {
        return order.verb() + " " + id;
    }
}
