package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Locale;

/** What becomes of a canary whose measurements say nothing too often in a row. */
public enum WhenInconclusive {
    /** It is taken back. */
    ABORT,
    /** It stays at its weight until somebody approves the next step, or aborts. */
    APPROVE;

    /**
     * Reads the word; empty for {@link #ABORT}.
     *
     * @throws RefusedException if it is neither
     */
    public static WhenInconclusive parse(String word) {
        return switch (word) {
            case "", "abort" -> ABORT;
            case "approve" -> APPROVE;
            default ->
                throw new RefusedException("--inconclusive", "'" + word + "' is neither", "write approve or abort");
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
