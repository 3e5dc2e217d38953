package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import java.util.HashMap;
import java.util.Map;

/**
 * Connections to clusters, one for all who ask as the same account and in the same namespace, closed with the last of
 * them: so a namespace is watched once, however many releases wait in it. Safe for use by several threads.
 */
final class SharedClusters {
    private final Map<ClusterAccess, Shared> open = new HashMap<>();

    /** A connection that somebody uses. */
    private static final class Shared {
        private final Cluster cluster;
        private int users;

        Shared(Cluster cluster) {
            this.cluster = cluster;
        }
    }

    /**
     * Connects, or joins who is connected; to be given back.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if the cluster cannot be reached or does not let us in
     */
    Cluster take(ClusterAccess access) {
        Cluster known = join(access);
        return known != null ? known : join(access, Cluster.connect(access));
    }

    private synchronized @org.jspecify.annotations.Nullable Cluster join(ClusterAccess access) {
        Shared shared = open.get(access);
        if (shared == null) {
            return null;
        }
        shared.users++;
        return shared.cluster;
    }

    /** Nobody waits for a lock while a cluster is connected to, so two may have connected; one of them is closed. */
    private synchronized Cluster join(ClusterAccess access, Cluster connected) {
        Shared shared = open.computeIfAbsent(access, a -> new Shared(connected));
        if (shared.cluster != connected) {
            connected.close();
        }
        shared.users++;
        return shared.cluster;
    }

    /** Gives a connection back. */
    synchronized void giveBack(ClusterAccess access) {
        Shared shared = open.get(access);
        if (shared != null && --shared.users == 0) {
            open.remove(access);
            shared.cluster.close();
        }
    }
}
