package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.release.modernization.Amendments;
import java.util.List;

/** The fields that say something of manifests beside them. */
final class ManifestFields {
    private ManifestFields() {}

    /** Checks where volumes are mounted. */
    static String mounts(String text) {
        Amendments.parse(Lines.of(text), List.of());
        return "";
    }

    /** Checks where NFS folders lie. */
    static String shares(String text) {
        Amendments.parse(List.of(), Lines.of(text));
        return "";
    }

    /** Checks values of charts. */
    static String settings(String text) {
        for (String line : Lines.of(text)) {
            if (line.indexOf('=') < 1) {
                throw new RefusedException("set", Messages.noSetting(line), "");
            }
        }
        return "";
    }

    /** Checks the name of a chart's release. */
    static String release(String text) {
        KubernetesName.check("helmRelease", text);
        return "";
    }
}
