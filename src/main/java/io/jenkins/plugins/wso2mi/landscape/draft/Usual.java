package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.release.completion.Shutdown;
import java.util.List;
import java.util.Map;

/** What every pod of a landscape has without being asked: where manifests say the same, nothing is written. */
final class Usual {
    private static final String[] POD = {"spec", "template", "spec"};

    private Usual() {}

    /** Takes it out of what is left of a Deployment and of its container. */
    static void leaveOut(Remainder deployment, Remainder container) {
        deployment.takeIf(false, path("automountServiceAccountToken"));
        deployment.takeIf(true, path("securityContext", "runAsNonRoot"));
        deployment.takeIf(Map.of("type", "RuntimeDefault"), path("securityContext", "seccompProfile"));
        container.takeIf(false, "securityContext", "allowPrivilegeEscalation");
        container.takeIf(Map.of("drop", List.of("ALL")), "securityContext", "capabilities");
        container.takeIf(Map.of("exec", Map.of("command", Shutdown.preStop())), "lifecycle", "preStop");
    }

    private static String[] path(String... below) {
        String[] path = new String[POD.length + below.length];
        System.arraycopy(POD, 0, path, 0, POD.length);
        System.arraycopy(below, 0, path, POD.length, below.length);
        return path;
    }
}
