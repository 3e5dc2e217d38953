package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.util.List;

/** Reads an object from YAML. */
final class Manifest {
    private Manifest() {}

    static KubernetesObject of(String yaml) {
        return FirstLook.read(List.of(new ManifestSource.Text("yaml", yaml)), List.of(), ImageLookup.NONE)
                .get(0);
    }
}
