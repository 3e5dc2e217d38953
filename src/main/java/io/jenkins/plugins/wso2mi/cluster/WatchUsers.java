package io.jenkins.plugins.wso2mi.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is to be woken by which change: of a thousand users that wait for one workload each, a change mostly concerns
 * one. Safe for use by several threads.
 */
final class WatchUsers {
    /** The concern of those who want to hear of everything. */
    static final String EVERYTHING = "";

    private final Map<String, Set<NamespaceWatch>> users = new ConcurrentHashMap<>();

    /** A workload as a concern, such as {@code Deployment/web}. */
    static String workload(String kind, String name) {
        return kind + "/" + name;
    }

    void add(NamespaceWatch user, String concern) {
        users.compute(concern, (c, known) -> {
            Set<NamespaceWatch> some = known == null ? ConcurrentHashMap.newKeySet(1) : known;
            some.add(user);
            return some;
        });
    }

    void remove(NamespaceWatch user, String concern) {
        users.computeIfPresent(concern, (c, known) -> {
            known.remove(user);
            return known.isEmpty() ? null : known;
        });
    }

    /** Wakes those whom a workload concerns. */
    void wake(String workload) {
        users.getOrDefault(workload, Set.of()).forEach(NamespaceWatch::changed);
        users.getOrDefault(EVERYTHING, Set.of()).forEach(NamespaceWatch::changed);
    }

    void wakeAll() {
        users.values().forEach(some -> some.forEach(NamespaceWatch::changed));
    }
}
