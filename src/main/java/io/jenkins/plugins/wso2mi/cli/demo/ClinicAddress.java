package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds the address at which the clinic's Service can be called from here. */
final class ClinicAddress {
    private static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "clinic", "appointments");
    private static final int PORT = 8290;
    private static final int TRIES = 40;

    private final Cluster cluster;
    private final @Nullable URI given;

    ClinicAddress(Cluster cluster, @Nullable URI given) {
        this.cluster = cluster;
        this.given = given;
    }

    /**
     * A client of the Service.
     *
     * @throws IOException if it cannot be reached
     */
    LoadClient client() throws IOException, InterruptedException {
        URI server = given == null ? service() : given;
        LoadClient client = new LoadClient(server.resolve("/appointments/bookings"));
        for (int i = 0; i < TRIES; i++) {
            if (client.callOnce() != null) {
                return client;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        client.stop();
        throw new IOException(SERVICE.words() + " does not answer at " + server
                + " from this machine; run the demo where the cluster's Services can be reached, or give --url");
    }

    private URI service() throws IOException {
        KubernetesObject service =
                cluster.get(SERVICE).orElseThrow(() -> new IOException(SERVICE.words() + " is not there"));
        return URI.create("http://" + KubernetesObject.text(service.map("spec"), "clusterIP") + ":" + PORT);
    }
}
