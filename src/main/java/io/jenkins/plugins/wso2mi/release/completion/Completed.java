package io.jenkins.plugins.wso2mi.release.completion;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;

/**
 * An object with what was missing.
 *
 * @param object the same as was given, if nothing was
 * @param lines a sentence for each completion
 */
public record Completed(KubernetesObject object, List<String> lines) {
    public Completed {
        lines = List.copyOf(lines);
    }
}
