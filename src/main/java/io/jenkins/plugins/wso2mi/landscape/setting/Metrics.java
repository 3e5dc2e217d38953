package io.jenkins.plugins.wso2mi.landscape.setting;

/**
 * How a unit is measured.
 *
 * @param prometheus whether the server counts for Prometheus, at {@code :9201/metric-service/metrics}
 * @param serviceMonitor whether Prometheus' operator is told by a ServiceMonitor; else pods are annotated
 * @param dashboard whether Grafana's sidecar is given a dashboard of it
 */
public record Metrics(Value<Boolean> prometheus, Value<Boolean> serviceMonitor, Value<Boolean> dashboard) {
    static Metrics read(Settings settings, ServerVersion version) {
        settings.allow("prometheus", "serviceMonitor", "dashboard");
        Value<Boolean> prometheus = settings.flag("prometheus", false);
        Value<Boolean> monitor = settings.flag("serviceMonitor", false);
        if (prometheus.get() && !version.answersHealth()) {
            settings.refuse(
                    "prometheus",
                    "Micro Integrator " + version.text() + " has no metrics; 1.2 is the first",
                    "remove it");
        }
        if (monitor.get() && !prometheus.get()) {
            settings.refuse("serviceMonitor", "there are no metrics to fetch", "write prometheus: true");
        }
        Value<Boolean> dashboard = settings.flag("dashboard", false);
        if (dashboard.get() && !prometheus.get()) {
            settings.refuse("dashboard", "there are no metrics to show", "write prometheus: true");
        }
        return new Metrics(prometheus, monitor, dashboard);
    }
}
