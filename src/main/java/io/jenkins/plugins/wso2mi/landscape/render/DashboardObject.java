package io.jenkins.plugins.wso2mi.landscape.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The ConfigMap with a dashboard of Micro Integrator's metrics, once in a namespace, as Grafana's sidecar looks for it.
 */
final class DashboardObject {
    private static final String NAME = "wso2-mi-dashboard";

    private DashboardObject() {}

    static Fields of(Heading heading) {
        Fields found = new Fields().put("labels", new Fields().fix("grafana_dashboard", "1"));
        return heading.common("v1", "ConfigMap", new Value<>(NAME, ""), true, new Fields())
                .lay("metadata", found)
                .put("data", new Fields().fix("wso2-mi.json", text()));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(
                DashboardObject.class.getResourceAsStream("/io/jenkins/plugins/wso2mi/landscape/dashboard.json"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
