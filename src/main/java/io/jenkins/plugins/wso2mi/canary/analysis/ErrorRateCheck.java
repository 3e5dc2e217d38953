package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import java.util.Map;

/**
 * Whether the canary has more errors than the stable version, by counters that Prometheus has.
 *
 * @param errors how many requests of a side went wrong in the window; no result means none
 * @param requests how many there were
 */
record ErrorRateCheck(Server server, Template errors, Template requests, ErrorRule rule, Duration window)
        implements Check {
    static final String KIND = "errorRate";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = server.fields();
        fields.put("errors", errors.text());
        fields.put("requests", requests.text());
        fields.putAll(rule.fields());
        fields.put("window", Durations.exact(window));
        return fields;
    }

    @Override
    public String words() {
        return rule.words();
    }
}
