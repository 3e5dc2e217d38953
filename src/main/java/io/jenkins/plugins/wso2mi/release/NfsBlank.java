package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Map;

/** Tells of an NFS volume whose server or folder is left blank, before the API server does in fewer words. */
final class NfsBlank {
    private NfsBlank() {}

    static void check(KubernetesObject object, Problems problems) {
        Map<String, Object> nfs = object.map("spec", "nfs");
        if (!object.kind().equals("PersistentVolume") || !object.map("spec").containsKey("nfs")) {
            return;
        }
        boolean blank = KubernetesObject.text(nfs, "server").isBlank()
                || KubernetesObject.text(nfs, "path").isBlank();
        if (blank) {
            problems.error(
                    object.where() + ": " + object.ref().words(),
                    "spec.nfs names no server and folder",
                    "write them there, or give them to mictl by --nfs " + object.name() + "=SERVER:/FOLDER");
        }
    }
}
