package io.jenkins.plugins.wso2mi.report;

import java.util.Locale;

/** How a verb ended; each way has its own exit code of the command line. */
public enum Outcome {
    /** Everything asked for was done. */
    DONE(0),
    /** It failed; what had been changed in the cluster was taken back or left, as asked. */
    FAILED(1),
    /** What was given was refused before anything was touched. */
    REFUSED(2),
    /** A gate said no; the release was taken back or left, as asked. */
    GATE_REFUSED(3),
    /** The time allowed was over. */
    TIMED_OUT(4),
    /** It failed, and taking the release back failed too: somebody has to look. */
    NOT_ROLLED_BACK(5),
    /** Somebody stopped it. */
    INTERRUPTED(130);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of {@code mictl}. */
    public int exitCode() {
        return exitCode;
    }

    /** The word for machines, such as {@code timed-out}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
