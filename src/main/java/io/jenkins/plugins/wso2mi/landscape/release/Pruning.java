package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.Ownership;
import io.jenkins.plugins.wso2mi.release.RemovalOrder;
import io.jenkins.plugins.wso2mi.release.comparison.Comparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of objects that a landscape no longer wants.
 *
 * @param going what is to be deleted, in that order
 * @param left in words, why another one is not
 * @param remembered what stays for now, by the Deployment that has to remember it and does not say so yet
 */
public record Pruning(List<ObjectRef> going, Map<ObjectRef, String> left, Map<ObjectRef, List<ObjectRef>> remembered) {
    /** The annotation by which somebody keeps an object: {@code false}. */
    static final String ANNOTATION = "wso2-mi.io/prune";

    /** Nothing to do. */
    static final Pruning NONE = new Pruning(List.of(), Map.of(), Map.of());

    private static final Set<String> DATA = Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim");

    public Pruning {
        going = List.copyOf(going);
        left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
        remembered = Collections.unmodifiableMap(new LinkedHashMap<>(remembered));
    }

    /**
     * Looks what has to go; changes nothing.
     *
     * @throws ClusterException if an object may not be read, or the API server cannot be reached
     */
    public static Pruning look(WantedLandscape wanted, Cluster cluster) throws ClusterException {
        return look(wanted, Sight.of(cluster));
    }

    /**
     * As the other one, with what a comparison has listed already.
     *
     * @throws ClusterException if objects may not be listed, or the API server cannot be reached
     */
    public static Pruning look(WantedLandscape wanted, Comparison comparison) throws ClusterException {
        return look(wanted, Sight.of(comparison));
    }

    /** What the Deployments of units have to remember while they are released: all that is to go, as it is now. */
    static Map<ObjectRef, List<ObjectRef>> toRemember(WantedLandscape wanted, Cluster cluster) throws ClusterException {
        Map<ObjectRef, List<ObjectRef>> remembered = new LinkedHashMap<>();
        for (Candidate candidate : Candidate.of(wanted, Holder.in(Sight.of(cluster), wanted.namespaces()))) {
            remembered
                    .computeIfAbsent(candidate.holder().ref(), ref -> new ArrayList<>())
                    .add(candidate.object());
        }
        return remembered;
    }

    static Pruning look(WantedLandscape wanted, Sight sight) throws ClusterException {
        List<Candidate> candidates = Candidate.of(wanted, Holder.in(sight, wanted.namespaces()));
        Set<ObjectRef> units = new LinkedHashSet<>();
        candidates.stream()
                .filter(one ->
                        one.isWithItsUnit(wanted) && one.holder().reasonToStay().isEmpty())
                .forEach(one -> units.add(one.holder().ref()));
        Look look = new Look(wanted, new RevisionFiles(sight, units));
        for (Candidate candidate : candidates) {
            Optional<KubernetesObject> live = sight.find(candidate.object());
            if (live.isPresent()) {
                look.at(candidate, live.get());
            }
        }
        look.remember(candidates);
        return look.pruning();
    }

    /** What each candidate comes to. */
    private static final class Look {
        private final WantedLandscape wanted;
        private final RevisionFiles revisions;
        private final List<KubernetesObject> going = new ArrayList<>();
        private final Map<ObjectRef, String> left = new LinkedHashMap<>();
        private final Map<ObjectRef, List<ObjectRef>> remembered = new LinkedHashMap<>();

        Look(WantedLandscape wanted, RevisionFiles revisions) {
            this.wanted = wanted;
            this.revisions = revisions;
        }

        void at(Candidate candidate, KubernetesObject live) throws ClusterException {
            Optional<String> owner = owner(live);
            if (owner.isPresent()) {
                left.put(candidate.object(), owner.get());
                return;
            }
            Optional<String> why = reason(candidate, live);
            why.ifPresent(words -> left.put(candidate.object(), words));
            if (why.isPresent() || revisions.use(candidate.object())) {
                remembered
                        .computeIfAbsent(candidate.holder().ref(), ref -> new ArrayList<>())
                        .add(candidate.object());
            } else {
                going.add(live);
            }
        }

        private Optional<String> owner(KubernetesObject live) {
            if (!Ownership.isOurs(live)) {
                return Optional.of("others own it");
            }
            Map<String, String> marks = Marks.of(live);
            return marks.isEmpty() || marks.equals(wanted.marks())
                    ? Optional.empty()
                    : Optional.of(Marks.words(marks) + " has it");
        }

        private Optional<String> reason(Candidate candidate, KubernetesObject live) {
            if (DATA.contains(live.kind())) {
                return Optional.of("it may hold data; delete it by hand if nobody needs it");
            }
            if (live.annotations().getOrDefault(ANNOTATION, "").equals("false")) {
                return Optional.of("its annotation " + ANNOTATION + " says so");
            }
            return candidate.isWithItsUnit(wanted) ? candidate.holder().reasonToStay() : Optional.empty();
        }

        /** What the Deployments of candidates have to remember once all that goes is gone. */
        void remember(List<Candidate> candidates) {
            Map<ObjectRef, List<ObjectRef>> said = new LinkedHashMap<>();
            candidates.forEach(one -> said.put(
                    one.holder().ref(), Dropped.of(one.holder().deployment().annotations())));
            said.forEach((holder, text) -> remembered.putIfAbsent(holder, List.of()));
            remembered.entrySet().removeIf(one -> one.getValue().equals(said.get(one.getKey())));
        }

        Pruning pruning() {
            List<ObjectRef> order = RemovalOrder.of(going, one -> true).stream()
                    .map(KubernetesObject::ref)
                    .toList();
            return new Pruning(order, left, remembered);
        }
    }
}
