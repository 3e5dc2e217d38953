package io.jenkins.plugins.wso2mi.canary.analysis;

import java.time.Instant;
import java.util.List;

/**
 * What the measurements so far say.
 *
 * @param sentence why; what is waited for while it waits
 * @param due gates to measure now; those that are being measured already may be among them
 * @param nextLook when to judge again, even if no measurement comes in
 */
public record AnalysisJudgement(Verdict verdict, String sentence, List<AnalysisGate> due, Instant nextLook) {
    public AnalysisJudgement {
        due = List.copyOf(due);
    }

    /** How the canary stands. */
    public enum Verdict {
        /** A gate has not enough good measurements yet. */
        WAITING,
        /** Every gate has as many good measurements as it asks for; a later one may fail still. */
        PASSED,
        /** A gate failed more often than it may. */
        FAILED,
        /** A gate could not say anything, more often in a row than it may. */
        INCONCLUSIVE
    }
}
