package io.jenkins.plugins.wso2mi.landscape.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.landscape.setting.Identity;
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

    static Fields of(Identity identity) {
        Fields labels = new Fields();
        identity.labels().forEach(labels::put);
        Fields metadata = new Fields()
                .fix("name", NAME)
                .put("namespace", identity.namespace())
                .put("labels", labels.fix("grafana_dashboard", "1"));
        return new Fields()
                .fix("apiVersion", "v1")
                .fix("kind", "ConfigMap")
                .put("metadata", metadata)
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
