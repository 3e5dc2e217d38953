package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.order.LandscapeVariables;
import io.jenkins.plugins.wso2mi.order.Lines;

/** The fields that say which part of a landscape is meant. */
final class LandscapeFields {
    private LandscapeFields() {}

    /** Checks that units have names that units may have. */
    static String units(String text) {
        Lines.of(text).forEach(unit -> KubernetesName.check("units", unit));
        return "";
    }

    /** Checks values of variables. */
    static String variables(String text) {
        LandscapeVariables.of(text);
        return "";
    }
}
