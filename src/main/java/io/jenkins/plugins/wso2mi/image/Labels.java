package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an image says about itself, by the names of the OCI image specification (annotations). */
public final class Labels {
    /** The prefix of the names that describe one image, and are wrong for an image that is built on it. */
    static final String OCI = "org.opencontainers.image.";

    static final String CREATED = OCI + "created";
    static final String VERSION = OCI + "version";
    static final String REVISION = OCI + "revision";
    static final String BASE_NAME = OCI + "base.name";
    static final String BASE_DIGEST = OCI + "base.digest";

    /** The version of the Micro Integrator in the image, where the image says it. */
    static final String MI_VERSION = "io.jenkins.plugins.wso2mi.mi-version";

    /** Those that say what an image was built on. */
    public static final Set<String> OF_THE_BASE = Set.of(BASE_NAME, BASE_DIGEST);

    private static final Set<String> STAMPED =
            Set.of(BASE_NAME, BASE_DIGEST, MI_VERSION, BurntApplication.LABEL, BurnRecord.LABEL);

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
        return STAMPED.contains(key) ? Optional.of(key + " is found out by the build itself") : Optional.empty();
    }

    /**
     * A base's configuration without the labels that describe the base alone: they are wrong for what is built on it.
     */
    public static ImageConfig inheritable(ImageConfig config) {
        Map<String, String> labels = new TreeMap<>(config.labels());
        labels.keySet().removeIf(name -> name.startsWith(OCI));
        return new ImageConfig(config.json().with("config", config.run().with("Labels", JsonObject.of(labels))));
    }
}
