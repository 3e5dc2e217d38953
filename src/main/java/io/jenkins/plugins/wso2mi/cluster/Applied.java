package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/**
 * An object as the API server has taken it.
 *
 * @param generation in which a rollout has to be observed; 0 for a kind without
 * @param onlyOurs whether nobody else has ever written a field of it
 */
public record Applied(long generation, boolean onlyOurs) {
    static Applied of(GenericKubernetesResource answer) {
        return new Applied(
                Optional.ofNullable(answer.getMetadata().getGeneration()).orElse(0L),
                answer.getMetadata().getManagedFields().stream()
                        .allMatch(m -> Cluster.FIELD_MANAGER.equals(m.getManager())));
    }
}
