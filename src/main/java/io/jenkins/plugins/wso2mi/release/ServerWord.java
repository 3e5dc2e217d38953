package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the log of one server says of the carbon applications that must be active on it.
 *
 * @param cause what stands in the way; empty if all are active, or nothing more can be learnt
 * @param unconfirmed why nothing can be learnt, in words; empty otherwise
 */
record ServerWord(Optional<Cause> cause, Optional<String> unconfirmed) {
    /** So often a log is asked for, two seconds apart, that does not say that the server has started. */
    static final int ASKED_ENOUGH = 10;
    /** The log may lag behind, and a server may take up files that come late. */
    static final int ASKED_FOR_ABSENT = 3;
    /** The first words of a server come within seconds; what begins later is a log that was rotated meanwhile. */
    private static final Duration FIRST_WORDS = Duration.ofSeconds(60);

    static final String CODE = "applications";
    private static final String ASKED = "Ready, its log is being asked for its carbon applications";

    /**
     * Judges by what was read so far.
     *
     * @param excerpt null if nobody has asked yet
     */
    static ServerWord of(
            PodState pod, ContainerState container, List<BurntApplication> expected, @Nullable LogExcerpt excerpt) {
        String object = "Pod " + pod.name();
        if (excerpt == null || excerpt.restarts() != container.restarts()) {
            return open(object, ASKED);
        }
        if (excerpt.status() != 200) {
            return unread(object, excerpt);
        }
        DeploymentLog log = DeploymentLog.of(excerpt.lines());
        List<BurntApplication> missing = expected.stream()
                .filter(a -> !log.isActive(a) || log.rejection(a).isPresent())
                .toList();
        if (missing.isEmpty()) {
            return new ServerWord(Optional.empty(), Optional.empty());
        }
        Optional<BurntApplication> rejected =
                missing.stream().filter(a -> log.rejection(a).isPresent()).findFirst();
        if (log.hasStarted() && rejected.isPresent()) {
            return lost(rejected(object, log, rejected.get(), missing));
        }
        return isWhole(container, excerpt)
                ? absent(object, log, excerpt, missing)
                : unknown("its log does not begin with the start of the server (rotated, or too long)");
    }

    private static ServerWord unread(String object, LogExcerpt excerpt) {
        if (excerpt.status() == 401 || excerpt.status() == 403) {
            return unknown("the API server does not let this account read its log (HTTP " + excerpt.status() + ")");
        }
        String words = excerpt.status() > 0 ? "HTTP " + excerpt.status() : PlainText.oneLine(excerpt.trouble());
        return excerpt.asked() < ASKED_ENOUGH
                ? open(object, words.isEmpty() ? ASKED : ASKED + ": " + words)
                : unknown("its log cannot be read: " + words);
    }

    private static ServerWord absent(
            String object, DeploymentLog log, LogExcerpt excerpt, List<BurntApplication> missing) {
        if (!log.hasStarted()) {
            return excerpt.asked() < ASKED_ENOUGH
                    ? open(object, "Ready, " + names(missing) + " not active yet")
                    : unknown("its log does not say that the server has started");
        }
        return excerpt.asked() < ASKED_FOR_ABSENT
                ? open(object, "Ready, the server has started without " + names(missing))
                : lost(Cause.permanent(
                        object,
                        CODE,
                        "not active: " + names(missing) + "; the server has started, and its log names no such"
                                + " carbon application",
                        "look whether the image has the file in the server's folder repository/deployment/server/"
                                + "carbonapps, and whether a volume is mounted over it"));
    }

    private static Cause rejected(
            String object, DeploymentLog log, BurntApplication first, List<BurntApplication> missing) {
        String line = log.rejection(first).orElse("");
        return Cause.permanent(
                object,
                CODE,
                "not active: " + names(missing) + "; the server's log says: " + PlainText.oneLine(line),
                Rejection.of(line).map(Rejection::advice).orElse(""));
    }

    private static boolean isWhole(ContainerState container, LogExcerpt excerpt) {
        Instant first = excerpt.first();
        Instant started = container.started();
        boolean late = first != null && (started == null || first.isAfter(started.plus(FIRST_WORDS)));
        return !late && !excerpt.cut();
    }

    static String names(List<BurntApplication> applications) {
        return applications.stream().map(BurntApplication::identity).distinct().collect(Collectors.joining(", "));
    }

    static ServerWord open(String object, String words) {
        return new ServerWord(Optional.of(Cause.passing(object, CODE, words, "")), Optional.empty());
    }

    static ServerWord lost(Cause cause) {
        return new ServerWord(Optional.of(cause), Optional.empty());
    }

    static ServerWord unknown(String why) {
        return new ServerWord(Optional.empty(), Optional.of(why));
    }

    /** Whether all are active. */
    boolean isConfirmed() {
        return cause.isEmpty() && unconfirmed.isEmpty();
    }

    /**
     * The word of somebody who may know more: the reason where something is missing, and everything where nothing was
     * learnt.
     */
    ServerWord or(ServerWord other) {
        if (unconfirmed.isPresent()) {
            return other.unconfirmed().isEmpty()
                    ? other
                    : unknown(unconfirmed.get() + "; " + other.unconfirmed().get());
        }
        return other.cause().isPresent() ? other : this;
    }

    /** Whether it is worth asking once more. */
    boolean isOpen() {
        return cause.filter(c -> c.kind() == Cause.Kind.PASSING).isPresent();
    }
}
