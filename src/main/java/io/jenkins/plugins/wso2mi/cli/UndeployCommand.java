package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeUndeploy;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestTerms;
import io.jenkins.plugins.wso2mi.release.Undeploy;
import io.jenkins.plugins.wso2mi.release.modernization.Amendments;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl undeploy}. */
@Command(
        name = "undeploy",
        description =
                "Removes what was applied, in reverse order, and waits until it is gone; what others own is left.")
final class UndeployCommand extends ClusterVerb {
    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private What what;

    @Mixin
    private final LandscapePart landscape = new LandscapePart();

    @Mixin
    private final ChartOptions charts = new ChartOptions();

    @Option(
            names = "--with-namespace",
            description = "Of a landscape: the namespaces too that it makes, if they hold nothing of others.")
    private boolean withNamespace;

    @Option(names = "--with-volumes", description = "Of a landscape: claims and volumes too, with what is in them.")
    private boolean withVolumes;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long to wait until everything is gone; default: ${DEFAULT-VALUE}.")
    private String timeout = "5m";

    /** Either files or the name of an application. */
    static final class What {
        @Option(
                names = {"-f", "--file"},
                paramLabel = "PATH",
                description = "The files, folders or Helm charts that were deployed, or a landscape (mi.yaml).")
        @Nullable
        List<Path> files;

        @Parameters(
                paramLabel = "APP",
                arity = "0..1",
                description = "Or the name of a Deployment: what its release holds.")
        @Nullable
        String application;
    }

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Duration wait = Durations.parse(timeout, "--timeout");
        if (what.files != null && what.files.stream().anyMatch(Rendering::isLandscape)) {
            charts.refuse("a landscape says it itself", "remove it");
            return landscape(what.files, report, wait);
        }
        refuseLandscapeOptions();
        List<KubernetesObject> read = read();
        try (Cluster cluster = connect(report)) {
            Undeploy undeploy = new Undeploy(cluster, report);
            List<KubernetesObject> recorded =
                    what.application == null ? List.of() : undeploy.released(application(cluster, what.application));
            return end(report, "undeploy", undeploy.run(read, recorded, wait, dryRun()));
        }
    }

    /** The objects of the files; none if an application was named. */
    private List<KubernetesObject> read() {
        if (what.files == null) {
            charts.refuse("there is no Helm chart", "give it by -f, or remove the option");
            return List.of();
        }
        ManifestTerms terms = new ManifestTerms(charts.terms(namespace), Amendments.NONE);
        return FirstLook.read(terms.of(what.files, List.of()), List.of(), ImageLookup.NONE);
    }

    private Outcome landscape(List<Path> files, Reporter report, Duration wait) throws IOException {
        if (files.size() > 1) {
            throw new RefusedException("--file", "a landscape stands alone, not beside " + files, "name one");
        }
        try (Cluster cluster = connect(report)) {
            WantedLandscape wanted = WantedLandscape.read(files.get(0), landscape.names(), cluster);
            LandscapeUndeploy.Extent extent = new LandscapeUndeploy.Extent(withNamespace, withVolumes);
            LandscapeUndeploy undeploy = new LandscapeUndeploy(cluster, report, AllowedNames.ALL);
            return end(report, "undeploy", undeploy.run(wanted, extent, wait, dryRun()));
        }
    }

    private void refuseLandscapeOptions() {
        String fix = "give it by -f, or remove the option";
        landscape.refuse("there is no landscape", fix);
        if (withNamespace || withVolumes) {
            throw new RefusedException(
                    withNamespace ? "--with-namespace" : "--with-volumes", "there is no landscape", fix);
        }
    }
}
