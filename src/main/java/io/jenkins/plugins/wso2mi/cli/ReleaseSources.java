package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which units are released, where the file is a landscape. */
final class ReleaseSources {
    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Of a landscape: one of its environments.")
    private @Nullable String environment;

    @Option(names = "--unit", paramLabel = "NAME", description = "Of a landscape: only this unit; repeatable.")
    private List<String> units = List.of();

    /**
     * What is released together, by the name of the unit; one nameless part if the files are no landscape.
     *
     * @param images {@code UNIT=REF}, since the container of a unit has its name
     * @throws RefusedException if the landscape is wrong, or stands beside other files
     */
    Map<String, ManifestSource> of(List<Path> files, List<String> images) {
        boolean landscape = files.stream().anyMatch(Rendering::isLandscape);
        if (landscape && files.size() > 1) {
            throw new RefusedException("--file", "a landscape stands alone, not beside " + files, "name one");
        }
        if (!landscape && (environment != null || !units.isEmpty())) {
            throw new RefusedException(
                    environment != null ? "--environment" : "--unit", "the files are no landscape", "remove it");
        }
        if (!landscape) {
            return Map.of();
        }
        Rendering rendering = Rendering.of(files.get(0), request(images));
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
                .map(file -> WantedLandscape.read(file, request(images), cluster));
    }

    private Request request(List<String> images) {
        return new Request(Optional.ofNullable(environment), units, Request.imagesByUnit(images), System.getenv());
    }
}
