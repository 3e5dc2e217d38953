package io.jenkins.plugins.wso2mi.cli;

import java.util.List;

/** What the API server of a rehearsal holds: a Deployment whose one pod has become ready. */
final class PlayedRelease {
    /** What is released, as a manifest. */
    static final String MANIFEST = """
            {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "web"}}, "template": {
              "metadata": {"labels": {"app": "web"}},
              "spec": {"containers": [{"name": "web", "image": "registry.example/web:1"}]}}}}
            """;

    private static final String TEMPLATE = """
            "template":{"metadata":{"labels":{"app":"web"}},\
            "spec":{"containers":[{"name":"web","image":"registry.example/web:1"}]}}\
            """;

    private static final String DEPLOYMENT = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"shop","uid":"d",\
            "generation":1,"resourceVersion":"%1$d"},"spec":{"replicas":1,\
            "selector":{"matchLabels":{"app":"web"}},%2$s},\
            "status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":%3$d,\
            "availableReplicas":%3$d}}\
            """;

    private static final String REPLICA_SET = """
            {"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"web-a","namespace":"shop","uid":"r",\
            "resourceVersion":"1","annotations":{"deployment.kubernetes.io/revision":"1"},"ownerReferences":\
            [{"apiVersion":"apps/v1","kind":"Deployment","name":"web","uid":"d","controller":true}]},\
            "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},%s}}\
            """.formatted(TEMPLATE);

    private static final String POD = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-a-1","namespace":"shop","uid":"p",\
            "resourceVersion":"1","labels":{"app":"web"},"creationTimestamp":"2026-01-01T00:00:00Z","ownerReferences":\
            [{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-a","uid":"r","controller":true}]},\
            "spec":{"nodeName":"node","containers":[{"name":"web","image":"registry.example/web:1"}]},\
            "status":{"phase":"Running","conditions":[{"type":"PodScheduled","status":"True"},\
            {"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:01Z"}],"containerStatuses":\
            [{"name":"web","ready":true,"restartCount":0,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}}\
            """;

    private static final String LEASE = """
            {"apiVersion":"coordination.k8s.io/v1","kind":"Lease",\
            "metadata":{"name":"wso2-mi.web","namespace":"shop","resourceVersion":"1"},"spec":{}}\
            """;

    private PlayedRelease() {}

    /** The answer to a request that is no watch, by its first line in lower case. */
    static String answer(String request) {
        if (request.contains("/selfsubjectrulesreviews")) {
            return "{\"status\":{\"incomplete\":true,\"resourceRules\":[]}}";
        }
        if (request.startsWith("delete ")) {
            return "{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"status\":\"Success\"}";
        }
        return request.contains("/leases") ? LEASE : deployment(1, 1);
    }

    private static String deployment(int version, int ready) {
        return DEPLOYMENT.formatted(version, TEMPLATE, ready);
    }

    /** The events of a watch that begins with what is there, by its first line in lower case. */
    static List<String> watched(String request) {
        if (request.contains("/pods")) {
            return List.of(event("ADDED", POD), begun("v1", "Pod"));
        }
        if (request.contains("/replicasets")) {
            return List.of(event("ADDED", REPLICA_SET), begun("apps/v1", "ReplicaSet"));
        }
        return List.of(
                event("ADDED", deployment(1, 0)), begun("apps/v1", "Deployment"), event("MODIFIED", deployment(2, 1)));
    }

    private static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
    }

    /** What was there is told. */
    private static String begun(String version, String kind) {
        return event("BOOKMARK", """
                {"apiVersion":"%s","kind":"%s","metadata":{"resourceVersion":"1","annotations":\
                {"k8s.io/initial-events-end":"true"}}}\
                """.formatted(version, kind));
    }
}
