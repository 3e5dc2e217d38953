package io.jenkins.plugins.wso2mi.management;

import io.jenkins.plugins.wso2mi.config.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What the server in one pod said.
 *
 * @param entries sorted by name; none if there was trouble
 * @param trouble why it said nothing; empty if it did
 */
public record PodAnswer(String pod, List<Entry> entries, Optional<Problem> trouble) {
    public PodAnswer {
        entries = List.copyOf(entries);
    }

    static PodAnswer told(String pod, List<Entry> entries) {
        return new PodAnswer(pod, entries, Optional.empty());
    }

    static PodAnswer untold(String pod, String why, String fix) {
        return new PodAnswer(pod, List.of(), Optional.of(Problem.error("Pod " + pod, why, fix)));
    }

    /** Whether it said something. */
    public boolean isTold() {
        return trouble.isEmpty();
    }
}
