package io.jenkins.plugins.wso2mi.cluster;

import java.time.Instant;
import java.util.List;

/**
 * What the management API of a server says of its carbon applications.
 *
 * @param at when it was asked last
 * @param asked how often it was asked
 * @param restarts how often the container had been started anew then
 * @param status the HTTP status of the last answer, or 0 if there was none yet
 * @param trouble why there was none, or why it was refused; empty if it has told
 * @param active those that are active, as {@code name_version}
 * @param faulty those that are not, by name or file
 */
public record ManagementAnswer(
        Instant at, int asked, int restarts, int status, String trouble, List<String> active, List<String> faulty) {
    public ManagementAnswer {
        active = List.copyOf(active);
        faulty = List.copyOf(faulty);
    }

    /** A server that was not asked yet. */
    public static ManagementAnswer unasked(int restarts, Instant now) {
        return new ManagementAnswer(now, 0, restarts, 0, "", List.of(), List.of());
    }

    /** The same, asked once more. */
    public ManagementAnswer again(Instant now) {
        return new ManagementAnswer(now, asked + 1, restarts, status, trouble, active, faulty);
    }

    /** What was answered to the last question for the same run. */
    ManagementAnswer answered(ManagementAnswer answer) {
        return new ManagementAnswer(at, asked, restarts, answer.status, answer.trouble, answer.active, answer.faulty);
    }
}
