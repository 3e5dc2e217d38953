package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Scaling;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.util.ArrayList;
import java.util.List;

/** The HorizontalPodAutoscaler of a unit. */
final class AutoscalerObject {
    private AutoscalerObject() {}

    static Fields of(UnitSettings unit, Heading heading, Scaling scaling) {
        Fields target = new Fields()
                .fix("apiVersion", "apps/v1")
                .fix("kind", "Deployment")
                .put("name", unit.identity().name());
        List<Fields> metrics = new ArrayList<>();
        scaling.cpu().ifPresent(percent -> metrics.add(resource("cpu", percent)));
        scaling.memory().ifPresent(percent -> metrics.add(resource("memory", percent)));
        scaling.metric().ifPresent(metric -> metrics.add(pods(metric)));
        Fields spec = new Fields()
                .put("scaleTargetRef", target)
                .put("minReplicas", scaling.least())
                .put("maxReplicas", scaling.most())
                .row("metrics", metrics);
        return heading.of("autoscaling/v2", "HorizontalPodAutoscaler").put("spec", spec);
    }

    private static Fields resource(String name, Value<Integer> percent) {
        Fields target = new Fields().fix("type", "Utilization").put("averageUtilization", percent);
        return new Fields()
                .fix("type", "Resource")
                .put("resource", new Fields().fix("name", name).put("target", target));
    }

    private static Fields pods(Scaling.Metric metric) {
        Fields target = new Fields().fix("type", "AverageValue").put("averageValue", metric.target());
        Fields pods = new Fields().put("metric", new Fields().put("name", metric.name()));
        return new Fields().fix("type", "Pods").put("pods", pods.put("target", target));
    }
}
