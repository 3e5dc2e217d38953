package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image says about the server in it, and what layers above the server depend on. What it does not say is empty.
 *
 * @param home the server's home, without a slash at its end
 * @param user as the image runs, as it is written there
 * @param miVersion of the Micro Integrator, such as {@code 4.4.0}
 * @param javaVersion major version, such as {@code 17}
 */
public record ServerTraits(String home, String user, String miVersion, String javaVersion) {
    /** The variable by which every image of WSO2 says where the server is. */
    static final String HOME_VARIABLE = "WSO2_SERVER_HOME";

    /** As in {@code /home/wso2carbon/wso2mi-4.4.0}. */
    private static final Pattern VERSIONED = Pattern.compile(".*-([0-9]+\\.[0-9]+\\.[0-9]+[A-Za-z0-9.-]*)");

    /** Java's images write {@code jdk-17.0.15+6}, {@code 17.0.2}, {@code jdk8u292-b10} or {@code 1.8.0_292}. */
    private static final Pattern JAVA = Pattern.compile("(?:jdk-?)?(?:1\\.)?([0-9]+).*");

    private static final Pattern MINOR = Pattern.compile("[0-9]+\\.[0-9]+");

    /** What a configuration says. */
    public static ServerTraits of(ImageConfig config) {
        String home = config.env(HOME_VARIABLE).orElse("").replaceFirst("/+$", "");
        Matcher versioned = VERSIONED.matcher(home);
        Matcher java = JAVA.matcher(config.env("JAVA_VERSION").orElse(""));
        return new ServerTraits(
                home,
                config.user(),
                versioned.matches() ? versioned.group(1) : config.labels().getOrDefault(Labels.MI_VERSION, ""),
                java.matches() ? java.group(1) : "");
    }

    /** Major and minor of the Micro Integrator's version, such as {@code 4.4}; empty if it is not known. */
    public String miMinor() {
        Matcher minor = MINOR.matcher(miVersion);
        return minor.lookingAt() ? minor.group() : "";
    }
}
