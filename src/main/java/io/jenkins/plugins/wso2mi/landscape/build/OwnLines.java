package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells what happens to one image together when it is over: lines of several, mixed, would be nobody's. */
final class OwnLines {
    private final Reporter report;

    OwnLines(Reporter report) {
        this.report = report;
    }

    /** Work on an image. */
    @FunctionalInterface
    interface Work<T> {
        T run(Reporter own) throws IOException, InterruptedException;
    }

    <T> T of(Work<T> work) throws IOException, InterruptedException {
        List<Event> told = Collections.synchronizedList(new ArrayList<>());
        try {
            return work.run(new Reporter(told::add, Clock.systemUTC()));
        } finally {
            synchronized (this) {
                told.forEach(report);
            }
        }
    }
}
