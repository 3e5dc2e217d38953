package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When images say that they were made. */
final class SourceDate {
    private static final String VARIABLE = "SOURCE_DATE_EPOCH";

    private SourceDate() {}

    /**
     * The moment that reproducible-builds.org's variable names, in seconds since 1970.
     *
     * @return null if it is not set
     * @throws RefusedException if it is no number
     */
    static @Nullable Instant in(Map<String, String> environment) {
        String epoch = environment.getOrDefault(VARIABLE, "").strip();
        if (epoch.isEmpty()) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(epoch));
        } catch (NumberFormatException | DateTimeException e) {
            throw new RefusedException(
                    VARIABLE, "'" + epoch + "' is no number of seconds", "set it to one, or not at all");
        }
    }
}
