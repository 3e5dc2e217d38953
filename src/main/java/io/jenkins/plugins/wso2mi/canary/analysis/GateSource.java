package io.jenkins.plugins.wso2mi.canary.analysis;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Reads what a gate looks at; returns at once, the answer comes later. */
interface GateSource {
    /** Reads, and says what it means; a {@link MetricsException} if there is nothing to read. Never two at a time. */
    CompletableFuture<Finding> read(Subjects subjects, Instant now);

    /** Notes what later readings are compared with; what was before does not count any more. */
    default void begin(Subjects subjects, Instant now) {}

    /** Tries to read before there is a canary; a {@link MetricsException} if that cannot work. */
    default CompletableFuture<?> firstLook(Subjects subjects, Instant now) {
        return read(subjects, now);
    }
}
