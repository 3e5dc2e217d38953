package io.jenkins.plugins.wso2mi.landscape.draft;

import java.util.List;
import java.util.Map;

/** What every object has, and those that were read from a cluster have beside it: nothing that a landscape says. */
final class Standing {
    private static final List<String> METADATA = List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "generation",
            "resourceVersion",
            "uid",
            "selfLink",
            "managedFields",
            "ownerReferences");
    private static final List<String> ANNOTATIONS =
            List.of("kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision");

    private Standing() {}

    /** What is left without all that. */
    static Map<String, Object> without(Remainder rest) {
        for (String field : List.of("apiVersion", "kind", "status")) {
            rest.take(field);
        }
        METADATA.forEach(field -> rest.take("metadata", field));
        ANNOTATIONS.forEach(key -> rest.take("metadata", "annotations", key));
        return rest.rest();
    }
}
