package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import io.jenkins.plugins.wso2mi.landscape.setting.Work;
import io.jenkins.plugins.wso2mi.release.NoOverlap;

/** The Deployment of a unit. */
final class DeploymentObject {
    private DeploymentObject() {}

    static Fields of(UnitSettings unit, Heading heading) {
        Work work = unit.work();
        Fields annotations = new Fields();
        if (work.coordinated().get()) {
            annotations.put(NoOverlap.COORDINATED, work.coordinated().map(String::valueOf));
        }
        Fields spec = new Fields();
        // what scales a unit would be set back by every release
        if (unit.availability().scaling().isEmpty()) {
            spec.put("replicas", work.replicas());
        }
        spec.put("minReadySeconds", work.minReady())
                .put("progressDeadlineSeconds", work.deadline())
                .put("strategy", strategy(work))
                .put("selector", new Fields().put("matchLabels", heading.selector()))
                .put("template", template(unit, heading));
        return heading.of("apps/v1", "Deployment", unit.identity().name(), annotations)
                .put("spec", spec);
    }

    private static Fields strategy(Work work) {
        if (work.isAlone()) {
            return new Fields().put("type", work.polling().map(one -> "Recreate"));
        }
        return new Fields()
                .fix("type", "RollingUpdate")
                .put(
                        "rollingUpdate",
                        new Fields()
                                .amount("maxSurge", work.maxSurge())
                                .amount("maxUnavailable", work.maxUnavailable()));
    }

    private static Fields template(UnitSettings unit, Heading heading) {
        Fields annotations = new Fields();
        Value<Boolean> metrics = unit.metrics().prometheus();
        if (metrics.get() && !unit.metrics().serviceMonitor().get()) {
            annotations
                    .put("prometheus.io/scrape", metrics.map(String::valueOf))
                    .put("prometheus.io/port", metrics.map(one -> "9201"))
                    .put("prometheus.io/path", metrics.map(one -> MonitorObject.PATH));
        }
        unit.identity().podAnnotations().forEach(annotations::put);
        return new Fields()
                .put("metadata", new Fields().put("labels", heading.labels()).put("annotations", annotations))
                .put("spec", PodFields.of(unit, heading));
    }
}
