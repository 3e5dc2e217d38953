package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Port;
import java.util.List;

/** The ServiceMonitor of a unit, for Prometheus' operator. */
final class MonitorObject {
    static final String PATH = "/metric-service/metrics";

    private MonitorObject() {}

    static Fields of(Heading heading) {
        Fields endpoint =
                new Fields().fix("port", Port.MANAGEMENT).fix("path", PATH).fix("interval", "30s");
        Fields spec = new Fields()
                .put("selector", new Fields().put("matchLabels", heading.selector()))
                .row("endpoints", List.of(endpoint));
        return heading.of("monitoring.coreos.com/v1", "ServiceMonitor").put("spec", spec);
    }
}
