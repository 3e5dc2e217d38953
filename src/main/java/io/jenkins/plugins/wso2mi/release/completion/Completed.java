package io.jenkins.plugins.wso2mi.release.completion;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

    /** The same with what is added next. */
    public Completed then(Function<KubernetesObject, Completed> next) {
        Completed more = next.apply(object);
        List<String> all = new ArrayList<>(lines);
        all.addAll(more.lines);
        return new Completed(more.object, all);
    }
}
