package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an image says about itself, by the names of the OCI image specification (annotations). */
public final class Labels {
    /** The prefix of the names that describe one image, and are wrong for an image that is built on it. */
    static final String OCI = "org.opencontainers.image.";

    static final String CREATED = OCI + "created";
    static final String VERSION = OCI + "version";
    static final String BASE_NAME = OCI + "base.name";
    static final String BASE_DIGEST = OCI + "base.digest";

    private static final Pattern KEY = Pattern.compile("(?![._/-])[a-zA-Z0-9._/-]+(?<![._/-])");

    private Labels() {}

    /** Reads {@code KEY=VALUE} options; what is wrong is noted. */
    public static Map<String, String> parse(List<String> options, Problems problems) {
        Map<String, String> labels = new TreeMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            reasonAgainst(key, equals)
                    .ifPresentOrElse(
                            reason -> problems.error("--label " + option, reason, "write KEY=VALUE"),
                            () -> labels.put(key, option.substring(equals + 1)));
        }
        return labels;
    }

    private static Optional<String> reasonAgainst(String key, int equals) {
        if (equals < 1 || !KEY.matcher(key).matches()) {
            return Optional.of("is no label");
        }
        boolean own = key.equals(BurntApplication.LABEL) || key.equals(BASE_NAME) || key.equals(BASE_DIGEST);
        return own ? Optional.of(key + " is found out by the build itself") : Optional.empty();
    }
}
