package io.jenkins.plugins.wso2mi.release.templating;

import java.nio.file.Path;
import java.util.List;

/**
 * How a Helm chart is rendered.
 *
 * @param release a name for Kubernetes, which the release gets; empty for the chart's own
 * @param namespace that its templates may name; empty if nobody said
 * @param values files, later ones over those before
 * @param settings {@code KEY=VALUE} over all of them
 */
public record ChartTerms(String release, String namespace, List<Path> values, List<String> settings) {
    public ChartTerms {
        values = List.copyOf(values);
        settings = List.copyOf(settings);
    }

    /** A chart's own name and values. */
    public static ChartTerms in(String namespace) {
        return new ChartTerms("", namespace, List.of(), List.of());
    }

    /** The option of the command line whose value is given first: {@code --set}; empty if nothing is. */
    public String given() {
        return !release.isEmpty() ? "--release" : !values.isEmpty() ? "--values" : !settings.isEmpty() ? "--set" : "";
    }
}
