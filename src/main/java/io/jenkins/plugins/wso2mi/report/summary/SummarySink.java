package io.jenkins.plugins.wso2mi.report.summary;

import java.io.IOException;

/** Somewhere that a release is written or sent to when it has ended. */
public interface SummarySink {
    /** Where that is, for people, without a secret: an option with its file, or an address. */
    String where();

    /**
     * Takes it.
     *
     * @throws IOException if that fails; the message is for people and has no secret in it
     * @throws InterruptedException if somebody stopped it
     */
    void take(ReleaseSummary summary) throws IOException, InterruptedException;
}
