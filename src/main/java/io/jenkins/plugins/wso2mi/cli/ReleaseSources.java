package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ManifestTerms;
import io.jenkins.plugins.wso2mi.release.modernization.Amendments;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which units are released, where the file is a landscape, and what else is said of the files. */
final class ReleaseSources {
    @Mixin
    private final LandscapePart landscape = new LandscapePart();

    @Option(
            names = "--mount",
            paramLabel = "VOLUME=PATH",
            description = "Of manifests: where containers mount a volume, in place of what they say; repeatable.")
    private List<String> mounts = List.of();

    @Option(
            names = "--nfs",
            paramLabel = "VOLUME=SERVER:/FOLDER",
            description = "Of manifests: where the NFS folder of a PersistentVolume lies; repeatable.")
    private List<String> shares = List.of();

    @Mixin
    private final ChartOptions charts = new ChartOptions();

    /**
     * What is released together, by the name of the unit; one nameless part if the files are no landscape.
     *
     * @param images {@code UNIT=REF}, since the container of a unit has its name
     * @throws RefusedException if the landscape is wrong, or stands beside other files
     */
    Map<String, ManifestSource> of(List<Path> files, List<String> images) {
        boolean isLandscape = files.stream().anyMatch(Rendering::isLandscape);
        if (isLandscape && files.size() > 1) {
            throw new RefusedException("--file", "a landscape stands alone, not beside " + files, "name one");
        }
        if (!isLandscape) {
            landscape.refuse("the files are no landscape", "remove it");
            return Map.of();
        }
        refuseBeside(mounts, "--mount", "write it under volumes:");
        refuseBeside(shares, "--nfs", "write it under volumes:");
        charts.refuse("a landscape says it itself", "write it into the landscape");
        Rendering rendering = Rendering.of(files.get(0), landscape.objects(images));
        Map<String, ManifestSource> sources = new LinkedHashMap<>();
        rendering
                .objects()
                .keySet()
                .forEach(unit -> sources.put(
                        unit, new ManifestSource.Text(rendering.file() + ", unit " + unit, rendering.text(unit))));
        return sources;
    }

    /**
     * The landscape that the files are; empty if they are none.
     *
     * @throws RefusedException if it is wrong, or the cluster does not know a kind
     */
    Optional<WantedLandscape> landscape(List<Path> files, List<String> images, Cluster cluster) {
        return files.stream()
                .filter(Rendering::isLandscape)
                .findFirst()
                .map(file -> WantedLandscape.read(file, landscape.objects(images), cluster));
    }

    private static void refuseBeside(List<?> given, String option, String fix) {
        if (!given.isEmpty()) {
            throw new RefusedException(option, "a landscape says it itself", fix);
        }
    }

    /**
     * What files that are no landscape hold, with what was said of it beside them.
     *
     * @param namespace that charts are rendered for; null if it was not said
     * @throws RefusedException if they cannot be read, or lack what was said of it
     */
    List<ManifestSource> plain(List<Path> files, @Nullable String namespace) {
        return new ManifestTerms(charts.terms(namespace), Amendments.parse(mounts, shares)).of(files, List.of());
    }
}
