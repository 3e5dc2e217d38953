package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that a canary has to stand, measured again and again while a step is held. */
public record AnalysisGate(String name, Schedule schedule, Check check) {
    /** For people, such as {@code errors (mi): ..., every 30s, 3 good ones}. */
    public String words() {
        return name + " (" + check.kind() + "): " + check.words() + "; every " + Durations.exact(schedule.interval())
                + ", passes with " + schedule.count() + " good"
                + (schedule.dryRun() ? ", dry run: decides nothing" : "");
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", check.kind());
        fields.put("interval", Durations.exact(schedule.interval()));
        fields.put("initialDelay", Durations.exact(schedule.initialDelay()));
        fields.put("count", schedule.count());
        fields.put("failureLimit", schedule.failureLimit());
        fields.put("inconclusiveLimit", schedule.inconclusiveLimit());
        fields.put("dryRun", schedule.dryRun());
        fields.putAll(check.fields());
        return fields;
    }
}
