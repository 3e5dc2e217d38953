package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.templating.ChartTerms;
import io.jenkins.plugins.wso2mi.release.templating.Templating;
import java.nio.file.Path;
import java.util.List;

/** Where the objects of a release come from. */
public sealed interface ManifestSource {
    /**
     * A YAML or JSON file, or a folder of them (its subfolders are not read); or a folder with a kustomization, which
     * kustomize builds.
     */
    record Files(Path path) implements ManifestSource {}

    /**
     * YAML or JSON text.
     *
     * @param name what messages call it, such as {@code yaml}
     */
    record Text(String name, String text) implements ManifestSource {}

    /** A Helm chart's folder, which helm renders. */
    record Chart(Path folder, ChartTerms terms) implements ManifestSource {}

    /** Objects that were read already. */
    record Objects(List<KubernetesObject> objects) implements ManifestSource {
        public Objects {
            objects = List.copyOf(objects);
        }
    }

    /** Files and folders, charts among them. */
    static List<ManifestSource> of(List<Path> paths, ChartTerms terms) {
        return paths.stream()
                .<ManifestSource>map(p -> Templating.isChart(p) ? new Chart(p, terms) : new Files(p))
                .toList();
    }

    /** Files and folders, none of which is a chart. */
    static List<ManifestSource> files(List<Path> paths) {
        return paths.stream().map(p -> (ManifestSource) new Files(p)).toList();
    }
}
