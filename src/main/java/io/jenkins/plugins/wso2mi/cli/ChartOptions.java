package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.templating.ChartTerms;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How Helm charts among the files are rendered. */
final class ChartOptions {
    @Option(names = "--values", paramLabel = "FILE", description = "Of a Helm chart: a values file; repeatable.")
    private List<Path> values = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Of a Helm chart: a value; repeatable.")
    private List<String> settings = List.of();

    @Option(
            names = "--release",
            paramLabel = "NAME",
            description = "Of a Helm chart: the release's name; default: the chart's.")
    private String release = "";

    /**
     * Goes on only if none was given.
     *
     * @throws RefusedException with the one that was
     */
    void refuse(String what, String fix) {
        String given = terms(null).given();
        if (!given.isEmpty()) {
            throw new RefusedException(given, what, fix);
        }
    }

    /**
     * What was said of charts.
     *
     * @param namespace that they are rendered for; null if it was not said
     */
    ChartTerms terms(@Nullable String namespace) {
        return new ChartTerms(release, namespace == null ? "" : namespace, values, settings);
    }
}
