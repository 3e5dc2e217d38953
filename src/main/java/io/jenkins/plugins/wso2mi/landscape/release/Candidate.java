package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object that a release applied and that the landscape no longer wants.
 *
 * @param holder the Deployment whose releases applied it
 */
record Candidate(ObjectRef object, Holder holder) {
    /**
     * All of a landscape: of the units that are asked for, and, if that is the whole of a named landscape, of those
     * that its file no longer names. What anybody else's release names too is none.
     *
     * @param holders everything that we released in the landscape's namespaces
     */
    static List<Candidate> of(WantedLandscape wanted, List<Holder> holders) {
        Set<String> kept = new HashSet<>();
        wanted.all().forEach(one -> kept.add(key(one.ref())));
        List<Holder> ours = new ArrayList<>();
        for (Holder holder : holders) {
            if (wanted.deployments().containsValue(holder.ref()) || isDropped(holder, wanted, kept)) {
                ours.add(holder);
            } else {
                holder.objects().forEach(one -> kept.add(key(one)));
            }
        }
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Holder holder : ours) {
            for (ObjectRef object : holder.objects()) {
                if (!kept.contains(key(object))) {
                    candidates.putIfAbsent(key(object), new Candidate(object, holder));
                }
            }
        }
        return List.copyOf(candidates.values());
    }

    private static boolean isDropped(Holder holder, WantedLandscape wanted, Set<String> kept) {
        return wanted.isWhole() && holder.isMarked(wanted.marks()) && !kept.contains(key(holder.ref()));
    }

    /** Whether the whole unit is dropped. */
    boolean isWithItsUnit(WantedLandscape wanted) {
        return wanted.all().stream().map(KubernetesObject::ref).noneMatch(holder.ref()::equals);
    }

    /** One object may be named by several versions, and by several groups of the API. */
    private static String key(ObjectRef ref) {
        return ref.words();
    }
}
