package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.Look;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** How a release, a rollback or a removal ended. */
public final class MiRelease implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String outcome;
    private final String release;
    private final String aftermath;
    private final String sentence;

    MiRelease(Look.End end) {
        this.outcome = end.outcome();
        this.release = end.release();
        this.aftermath = end.aftermath();
        this.sentence = end.sentence();
    }

    /** {@code done}, {@code refused}, {@code gate-refused}, {@code failed}, {@code timed-out} ... */
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /** The release's id; empty if there is none. */
    @Whitelisted
    public String getRelease() {
        return release;
    }

    /** What became of it: {@code kept}, {@code rolled-back}, {@code left}, {@code not-rolled-back} or {@code none}. */
    @Whitelisted
    public String getAftermath() {
        return aftermath;
    }

    /** The closing sentence. */
    @Whitelisted
    public String getSentence() {
        return sentence;
    }

    @Whitelisted
    @Override
    public String toString() {
        return outcome + ": " + sentence;
    }
}
