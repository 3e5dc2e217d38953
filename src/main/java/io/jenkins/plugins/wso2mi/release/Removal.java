package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Deletes objects, and waits until they are really gone. */
final class Removal {
    private final Cluster cluster;
    private final Reporter report;

    Removal(Cluster cluster, Reporter report) {
        this.cluster = cluster;
        this.report = report;
    }

    /** Deletes one; whether it was gone before the deadline, and before an interrupt. */
    boolean remove(ObjectRef ref, Instant deadline) throws IOException {
        report.command("delete " + ref.words());
        cluster.delete(ref);
        while (cluster.get(ref).isPresent()) {
            if (report.now().isAfter(deadline)) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
