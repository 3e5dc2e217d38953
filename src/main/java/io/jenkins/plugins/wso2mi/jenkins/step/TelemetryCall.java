package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.security.MasterToSlaveCallable;

/** Tells of a release that has ended, from where its step stands. */
final class TelemetryCall extends MasterToSlaveCallable<String, RuntimeException> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> lines;
    private final HashMap<String, String> environment;

    TelemetryCall(List<String> lines, Map<String, String> environment) {
        this.lines = new ArrayList<>(lines);
        this.environment = new HashMap<>(environment);
    }

    @Override
    public String call() {
        return Telemetry.send(lines, environment);
    }
}
