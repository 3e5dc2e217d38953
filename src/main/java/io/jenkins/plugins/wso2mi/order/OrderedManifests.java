package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ManifestTerms;
import io.jenkins.plugins.wso2mi.release.modernization.Amendments;
import io.jenkins.plugins.wso2mi.release.templating.ChartTerms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Kubernetes objects as the fields of a step order them: {@code manifests} and {@code yaml}, and what is said of them
 * beside that: {@code mounts}, {@code nfs}, and for Helm charts {@code values}, {@code set}, {@code helmRelease}.
 */
final class OrderedManifests {
    /** The fields that say something of manifests. */
    static final List<String> TERMS = List.of("mounts", "nfs", "values", "set", "helmRelease");

    private final ReleaseOrder order;
    private final Supplier<String> namespace;

    /**
     * Of an order.
     *
     * @param namespace that charts are rendered for
     */
    OrderedManifests(ReleaseOrder order, Supplier<String> namespace) {
        this.order = order;
        this.namespace = namespace;
    }

    /**
     * Where the objects come from.
     *
     * @param workspace where paths begin; asked for only if there are any
     * @throws RefusedException if there is nothing, or if it lacks what is said of it
     */
    List<ManifestSource> read(Supplier<Path> workspace) {
        List<ManifestSource> texts = new ArrayList<>();
        if (!order.field("yaml").isEmpty()) {
            texts.add(new ManifestSource.Text("yaml", order.field("yaml")));
        }
        List<Path> files = paths("manifests", workspace);
        if (files.isEmpty() && texts.isEmpty()) {
            throw new RefusedException(
                    "manifests",
                    "there is nothing to " + order.verb(),
                    "give the files with Kubernetes objects as manifests, or their text as yaml");
        }
        return new ManifestTerms(charts(files, workspace), amendments()).of(files, texts);
    }

    private ChartTerms charts(List<Path> files, Supplier<Path> workspace) {
        return new ChartTerms(
                order.field("helmRelease"),
                files.isEmpty() ? "" : namespace.get(),
                paths("values", workspace),
                Lines.of(order.field("set")));
    }

    private Amendments amendments() {
        return Amendments.parse(Lines.of(order.field("mounts")), Lines.of(order.field("nfs")));
    }

    private List<Path> paths(String field, Supplier<Path> workspace) {
        return Lines.of(order.field(field)).stream()
                .map(path -> workspace.get().resolve(path))
                .toList();
    }
}
