package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Maps times to pixels from left to right. */
record TimeScale(Instant start, Instant end, double left, double right) {
    private static final int MOST_TICKS = 10;
    private static final List<Duration> STEPS = Stream.of(
                    "100ms", "200ms", "500ms", "1s", "2s", "5s", "10s", "15s", "30s", "1m", "2m", "5m", "10m", "15m",
                    "30m", "1h", "2h", "3h", "6h", "12h", "24h")
            .map(text -> Durations.parse(text, "tick"))
            .toList();

    /**
     * A mark on the axis.
     *
     * @param label the time since the start
     */
    record Tick(double x, String label) {}

    /** Where a time lies; a time outside lies at the nearer end. */
    double x(Instant time) {
        double part = (double) millis(Duration.between(start, time)) / millis(Duration.between(start, end));
        return left + Math.min(1, Math.max(0, part)) * (right - left);
    }

    /** Marks at round times, ten at most besides the start. */
    List<Tick> ticks() {
        long length = millis(Duration.between(start, end));
        long step = STEPS.stream()
                .mapToLong(TimeScale::millis)
                .filter(s -> length / s <= MOST_TICKS)
                .findFirst()
                .orElseGet(() -> wholeDays(length));
        return LongStream.rangeClosed(0, length / step)
                .mapToObj(i -> Duration.ofMillis(i * step))
                .map(d -> new Tick(x(start.plus(d)), d.isZero() ? "0" : Durations.text(d)))
                .toList();
    }

    private static long wholeDays(long length) {
        long day = millis(Duration.ofDays(1));
        return (length / MOST_TICKS / day + 1) * day;
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
