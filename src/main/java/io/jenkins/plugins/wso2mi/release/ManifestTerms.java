package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.modernization.Amendments;
import io.jenkins.plugins.wso2mi.release.templating.ChartTerms;
import io.jenkins.plugins.wso2mi.release.templating.Templating;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of manifests beside them.
 *
 * @param charts how Helm charts among them are rendered
 * @param amendments what they leave blank or place badly
 */
public record ManifestTerms(ChartTerms charts, Amendments amendments) {
    /**
     * What files hold, with all of it.
     *
     * @param more what is released beside them
     * @throws RefusedException if values of a chart are given and none is there, or if amendments are given and the
     *     files cannot be read or lack what is amended
     */
    public List<ManifestSource> of(List<Path> files, List<ManifestSource> more) {
        if (!charts.given().isEmpty() && files.stream().noneMatch(Templating::isChart)) {
            throw new RefusedException(charts.given(), "there is no Helm chart in " + files, "remove it");
        }
        if (!charts.release().isEmpty()) {
            KubernetesName.check("--release", charts.release());
        }
        List<ManifestSource> sources = new ArrayList<>(ManifestSource.of(files, charts));
        sources.addAll(more);
        if (amendments.isEmpty()) {
            return sources;
        }
        List<KubernetesObject> read = FirstLook.read(sources, List.of(), ImageLookup.NONE);
        return List.of(new ManifestSource.Objects(amendments.on(read)));
    }
}
