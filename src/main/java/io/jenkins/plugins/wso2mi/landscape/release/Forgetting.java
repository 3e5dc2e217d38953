package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.Standing;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A removal after which Deployments no longer remember what is gone. */
final class Forgetting implements Undertaking {
    private final Undertaking removal;
    private final Pruning pruning;
    private final Cluster cluster;

    Forgetting(Undertaking removal, Pruning pruning, Cluster cluster) {
        this.removal = removal;
        this.pruning = pruning;
        this.cluster = cluster;
    }

    @Override
    public Standing look() throws IOException {
        Standing standing = removal.look();
        if (standing.end().filter(end -> end.outcome() == Outcome.DONE).isPresent()) {
            forget();
        }
        return standing;
    }

    private void forget() throws ClusterException {
        for (Map.Entry<ObjectRef, List<ObjectRef>> one : pruning.remembered().entrySet()) {
            cluster.annotate(one.getKey(), Collections.singletonMap(Dropped.ANNOTATION, Dropped.text(one.getValue())));
        }
    }

    @Override
    public void interrupt() {
        removal.interrupt();
    }

    @Override
    public void ask(String word) {
        removal.ask(word);
    }

    @Override
    public void onChange(Runnable listener) {
        removal.onChange(listener);
    }

    /** Whoever comes next looks anew what is to go. */
    @Override
    public String state() {
        return "";
    }

    @Override
    public void close() {
        removal.close();
    }
}
