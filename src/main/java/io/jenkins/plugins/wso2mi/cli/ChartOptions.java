package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.templating.ChartTerms;
import io.jenkins.plugins.wso2mi.release.templating.Templating;
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

    /** The first of them that was given; empty if none was. */
    private String given() {
        return !release.isEmpty() ? "--release" : !values.isEmpty() ? "--values" : !settings.isEmpty() ? "--set" : "";
    }

    /**
     * Goes on only if none was given.
     *
     * @throws RefusedException with the one that was
     */
    void refuse(String what, String fix) {
        if (!given().isEmpty()) {
            throw new RefusedException(given(), what, fix);
        }
    }

    /**
     * Files and folders, charts among them.
     *
     * @param namespace that charts are rendered for; null if it was not said
     * @throws RefusedException if something is said of a chart, and there is none, or its release's name is no name
     */
    List<ManifestSource> sources(List<Path> files, @Nullable String namespace) {
        if (files.stream().noneMatch(Templating::isChart)) {
            refuse("there is no Helm chart in " + files, "remove it");
        }
        if (!release.isEmpty()) {
            KubernetesName.check("--release", release);
        }
        return ManifestSource.of(files, new ChartTerms(release, namespace == null ? "" : namespace, values, settings));
    }
}
