package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an API server says of an object that it was asked to take without changing anything.
 *
 * @param problem what it does not like; null if it would take it
 * @param isThere whether there is such an object already
 * @param annotations what the object would have, those of others included
 */
public record DryRun(@Nullable Problem problem, boolean isThere, Map<String, String> annotations) {
    /** Of an object that can be asked about only when its namespace has come. */
    static final DryRun NOT_YET = new DryRun(null, false, Map.of());

    public DryRun {
        annotations = Map.copyOf(annotations);
    }

    static DryRun refused(Problem problem) {
        return new DryRun(problem, false, Map.of());
    }

    /** An object that would be made has no place in the store, hence no version (apiserver, DryRunnableStorage). */
    static DryRun taken(GenericKubernetesResource answer) {
        String version = answer.getMetadata().getResourceVersion();
        Map<String, String> annotations = answer.getMetadata().getAnnotations();
        return new DryRun(null, version != null && !version.isEmpty(), annotations == null ? Map.of() : annotations);
    }

    /** What the API server does not like; empty if it would take the object. */
    public Optional<Problem> refusal() {
        return Optional.ofNullable(problem);
    }
}
