package io.jenkins.plugins.wso2mi.report.timeline;

import java.time.Instant;
import java.util.Objects;

/**
 * What a client saw in one second.
 *
 * @param time the beginning of that second
 * @param requests answers that came in it, failed ones included
 * @param failed of those, the ones that failed
 */
public record LoadSample(Instant time, int requests, int failed) {
    public LoadSample {
        Objects.requireNonNull(time);
    }
}
