package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.config.RefusedException;

/** An undertaking that had nothing left to do when it began, such as a dry run. */
public final class Ended implements Undertaking {
    private final ReleaseResult result;

    /** Ended so. */
    public Ended(ReleaseResult result) {
        this.result = result;
    }

    @Override
    public Standing look() {
        return Standing.ended(result);
    }

    @Override
    public void interrupt() {
        // it has ended
    }

    @Override
    public void ask(String word) {
        throw new RefusedException(word, "this has ended", "");
    }

    @Override
    public void onChange(Runnable listener) {
        // nothing changes any more
    }

    @Override
    public String state() {
        return "";
    }

    @Override
    public void close() {
        // holds nothing
    }
}
