package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many pulls a registry still allows, as Docker Hub and what caches it say with each manifest
 * (https://docs.docker.com/docker-hub/usage/pulls/): {@code RateLimit-Limit: 100;w=21600}.
 *
 * @param allowed pulls within the window
 * @param left of them
 * @param window the time that they are counted over
 * @param reset time until more are allowed; zero if it is not told
 * @param countedBy address or account that they are counted by; empty if it is not told
 */
record PullLimit(long allowed, long left, Duration window, Duration reset, String countedBy) {
    private static final Pattern COUNT = Pattern.compile("(?<count>[0-9]{1,9})\\s*;\\s*w=(?<window>[0-9]{1,9})");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final int FEW = 10;

    /** Reads the headers of an answer; empty if they do not tell a limit. */
    static Optional<PullLimit> of(Answer answer) {
        Matcher limit = count(answer, "RateLimit-Limit");
        Matcher remaining = count(answer, "RateLimit-Remaining");
        if (!limit.matches() || !remaining.matches()) {
            return Optional.empty();
        }
        String reset = answer.header("RateLimit-Reset").orElse("").strip();
        return Optional.of(new PullLimit(
                Long.parseLong(limit.group("count")),
                Long.parseLong(remaining.group("count")),
                Duration.ofSeconds(Long.parseLong(limit.group("window"))),
                SECONDS.matcher(reset).matches() ? Duration.ofSeconds(Long.parseLong(reset)) : Duration.ZERO,
                PlainText.oneLine(answer.header("Docker-RateLimit-Source").orElse(""))));
    }

    private static Matcher count(Answer answer, String header) {
        return COUNT.matcher(answer.header(header).orElse("").strip());
    }

    /** Whether it is time to speak of it: less than ten are left, or less than a tenth. */
    boolean isNear() {
        return left < FEW || left * 10 < allowed;
    }

    /** What is left of how many, by whom, and until when. */
    String sentence() {
        return left + " of the " + allowed + " pulls that it allows in " + spelled(window)
                + (countedBy.isEmpty() ? "" : " to " + countedBy) + " are left"
                + (reset.isZero() ? "" : ", more in " + spelled(reset));
    }

    private static String spelled(Duration duration) {
        return duration.toString()
                .substring(2)
                .replaceAll("([HM])(?=[0-9])", "$1 ")
                .toLowerCase(Locale.ROOT);
    }
}
