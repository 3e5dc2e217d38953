package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Availability;

/** The PodDisruptionBudget of a unit. */
final class BudgetObject {
    private BudgetObject() {}

    static Fields of(Heading heading, Availability.Disruption disruption) {
        Fields spec = new Fields()
                .amount(disruption.field(), disruption.amount())
                // a pod that is not healthy serves nobody: it shall not keep a node from being emptied
                .fix("unhealthyPodEvictionPolicy", "AlwaysAllow")
                .put("selector", new Fields().put("matchLabels", heading.selector()));
        return heading.of("policy/v1", "PodDisruptionBudget").put("spec", spec);
    }
}
