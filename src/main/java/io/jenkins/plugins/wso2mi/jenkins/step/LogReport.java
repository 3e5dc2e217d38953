package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.order.FieldNames;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.TextLog;
import java.time.Clock;
import java.time.ZoneId;

/** Tells a build's log what the engine does. */
final class LogReport {
    private LogReport() {}

    static Reporter to(TaskListener listener) {
        TextLog log = new TextLog(listener.getLogger(), ZoneId.systemDefault());
        return new Reporter(event -> log.accept(FieldNames.of(event)), Clock.systemUTC());
    }
}
