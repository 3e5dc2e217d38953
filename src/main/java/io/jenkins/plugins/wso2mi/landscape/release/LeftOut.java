package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;

/**
 * An object of a unit that the unit runs without, and that the cluster has no kind for: a ServiceMonitor where there is
 * no operator of Prometheus. Nobody fetches metrics there by it, so a release does without.
 *
 * @param object with the namespace that the file gives it; null for that of the context
 */
public record LeftOut(String unit, ObjectRef object) {
    private static final String MONITOR = "ServiceMonitor";

    /** Whether a unit can do without an object. */
    static boolean may(KubernetesObject object) {
        return object.kind().equals(MONITOR) && object.apiVersion().startsWith("monitoring.coreos.com/");
    }

    /** What somebody who misses it has to know, in one line. */
    public String line() {
        return "unit " + unit + ": " + object.words() + " is left out, since the cluster knows no " + object.kind()
                + " in " + object.apiVersion()
                + "; install Prometheus' operator, or at least its CRD, and release again";
    }
}
