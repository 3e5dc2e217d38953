package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.modernization.Modernization;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Removes what was released, in reverse order, waits until it is gone, and leaves what others own. */
public final class Undeploy {
    private static final String VERB = "undeploy";

    private final Cluster cluster;
    private final Reporter report;
    private final AllowedNames namespaces;
    private final Function<KubernetesObject, Optional<String>> others;

    /** Removes from any namespace of a cluster. */
    public Undeploy(Cluster cluster, Reporter report) {
        this(cluster, report, AllowedNames.ALL);
    }

    /** Removes from allowed namespaces of a cluster. */
    public Undeploy(Cluster cluster, Reporter report, AllowedNames namespaces) {
        this(cluster, report, namespaces, live -> Optional.empty());
    }

    /**
     * Removes from allowed namespaces of a cluster what nobody else has.
     *
     * @param others who has an object that we applied, in words such as {@code landscape clinic has it}
     */
    public Undeploy(
            Cluster cluster,
            Reporter report,
            AllowedNames namespaces,
            Function<KubernetesObject, Optional<String>> others) {
        this.cluster = cluster;
        this.report = report;
        this.namespaces = namespaces;
        this.others = others;
    }

    /**
     * Removes objects, by the calling thread.
     *
     * @param objects as read from files
     * @param timeout how long to wait until they are gone
     * @throws RefusedException if the cluster does not know a kind, or a namespace is not allowed
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(List<KubernetesObject> objects, Duration timeout, boolean dryRun) throws IOException {
        return run(objects, List.of(), timeout, dryRun);
    }

    /**
     * Removes objects, by the calling thread.
     *
     * @param objects as read from files
     * @param recorded known by the record on a Deployment alone
     * @param timeout how long to wait until they are gone
     * @throws RefusedException if the cluster does not know a kind, or a namespace is not allowed
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(
            List<KubernetesObject> objects, List<KubernetesObject> recorded, Duration timeout, boolean dryRun)
            throws IOException {
        try (Undertaking removal = begin(objects, recorded, timeout, dryRun)) {
            return Drive.toTheEnd(removal);
        }
    }

    /**
     * Begins to remove objects: looks which of them are ours.
     *
     * @param objects as read from files
     * @param recorded known by the record on a Deployment alone: they go before it, so that one may begin again
     * @param timeout how long to wait until they are gone
     * @return what goes on; a dry run has ended
     * @throws RefusedException if the cluster does not know a kind, or a namespace is not allowed
     * @throws IOException if the cluster fails
     */
    public Undertaking begin(
            List<KubernetesObject> objects, List<KubernetesObject> recorded, Duration timeout, boolean dryRun)
            throws IOException {
        List<KubernetesObject> all = new ArrayList<>(recorded);
        all.addAll(objects);
        List<KubernetesObject> modern = Modernization.objects(Modernization.of(all));
        List<KubernetesObject> placed = new FirstLook(cluster, ImageLookup.NONE).placed(modern, namespaces);
        Set<String> known = recorded.stream().map(one -> one.ref().words()).collect(Collectors.toSet());
        List<ObjectRef> going = new ArrayList<>();
        for (KubernetesObject object :
                RemovalOrder.of(placed, one -> known.contains(one.ref().words()))) {
            if (isToGo(object.ref())) {
                going.add(object.ref());
            }
        }
        if (dryRun) {
            going.forEach(ref -> report.dryRun("delete " + ref.words()));
            return new Ended(new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)"));
        }
        return removing(going, timeout);
    }

    /**
     * Begins to remove objects that somebody has looked at already.
     *
     * @param going in the order of deletion
     * @param timeout how long to wait until they are gone
     */
    public Undertaking removing(List<ObjectRef> going, Duration timeout) {
        ReleaseSite site = new ReleaseSite(cluster, report, "");
        Instant deadline = report.now().plus(timeout);
        return new StagedUndertaking(site, VERB, Set.of(), new Undeploying(site, going, going.size(), deadline));
    }

    /**
     * Goes on with a removal that another JVM began; nobody is asked before the first look.
     *
     * @throws RefusedException if the state is none, or of a version that is not known here
     */
    public Undertaking resume(String state) {
        return StateJson.read(VERB, state, fields -> {
            ReleaseSite site = new ReleaseSite(cluster, report, "");
            return new StagedUndertaking(site, VERB, Set.of(), Undeploying.of(site, fields));
        });
    }

    /**
     * The objects of an application's current release.
     *
     * @throws RefusedException if there is no such Deployment, or it carries no record
     */
    public List<KubernetesObject> released(ObjectRef deployment) throws IOException {
        KubernetesObject live = cluster.get(deployment)
                .orElseThrow(() -> new RefusedException(
                        deployment.words(), "there is no such Deployment", "name the namespace by -n"));
        return ReleaseRecord.of(live.annotations())
                .map(ReleaseRecord::manifests)
                .filter(m -> !m.isEmpty())
                .orElseThrow(() -> new RefusedException(
                        deployment.words(),
                        "was not released by us: nobody knows what belongs to it",
                        "give its files by -f"));
    }

    private boolean isToGo(ObjectRef ref) throws IOException {
        Optional<KubernetesObject> live = cluster.get(ref);
        if (live.isEmpty()) {
            report.notice(ref.words() + " is gone already");
            return false;
        }
        if (!Ownership.isOurs(live.get())) {
            report.notice(ref.words() + " is left: others own it");
            return false;
        }
        Optional<String> owner = others.apply(live.get());
        if (owner.isPresent()) {
            report.notice(ref.words() + " is left: " + owner.get());
            return false;
        }
        if (ref.kind().equals("Namespace")) {
            List<String> foreign = cluster.foreign(ref.name(), Ownership::isOurs);
            if (!foreign.isEmpty()) {
                report.notice(ref.words() + " is left: it holds " + String.join(", ", foreign) + " of others");
                return false;
            }
        }
        return true;
    }
}
