package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.order.FieldNames;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** Looks at plans of canaries before anything is done: a script would learn of a wrong one only after its builds. */
public final class CanaryPlans {
    private CanaryPlans() {}

    /** What is wrong with a plan, and what to write; empty if nothing is. */
    @Whitelisted
    public static String problem(String plan) {
        try {
            CanaryPlan.parse(plan);
            return "";
        } catch (RefusedException e) {
            return FieldNames.sentences(e);
        }
    }
}
