package io.jenkins.plugins.wso2mi.image.dockerfile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with a docker project; {@code docs/dockerfile.md} says why. */
enum DockerfileRule {
    SYNTAX,
    UNKNOWN_INSTRUCTION,
    UNSET_VARIABLE,
    MOVING_BASE,
    UNSEEN_BASE,
    MISSING_SOURCE,
    SEVERAL_SOURCES,
    FIXED_VERSION,
    APPLICATION_ELSEWHERE,
    UNUSED_APPLICATION,
    NO_OWNER,
    OWNER_NUMBER,
    UNKNOWN_OWNER,
    SECRET_FILE,
    SECRET_VARIABLE,
    CLEAR_PASSWORD,
    REMOTE_SOURCE,
    USER_ROOT,
    SHELL_FORM,
    VOLUME_OVER_SERVER,
    UNUSED_ARGUMENT;

    private static final Set<DockerfileRule> NEEDED =
            EnumSet.of(SYNTAX, UNKNOWN_INSTRUCTION, MISSING_SOURCE, SEVERAL_SOURCES, UNKNOWN_OWNER);
    private static final Pattern TOLD = Pattern.compile(".* \\[([a-z-]+)]", Pattern.DOTALL);

    /** As it stands at the end of a problem, and in suppressions. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of an id. */
    static Optional<DockerfileRule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The rule that a problem tells at its end; empty if it is not about a Dockerfile. */
    static Optional<DockerfileRule> toldBy(String what) {
        Matcher told = TOLD.matcher(what);
        return told.matches() ? of(told.group(1)) : Optional.empty();
    }

    /** Whether a build can go on with it; what is not understood, or not there, cannot be built. */
    boolean maySuppress() {
        return !NEEDED.contains(this);
    }
}
