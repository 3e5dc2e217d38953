package io.jenkins.plugins.wso2mi.jenkins.step;

import org.jspecify.annotations.Nullable;

/** How texts from forms and scripts are taken: stripped, and never null. */
final class Fields {
    private Fields() {}

    /** The text, stripped; empty for null. */
    static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    /** The text, stripped; what is meant by default for null or blank. */
    static String text(@Nullable String given, String otherwise) {
        String text = text(given);
        return text.isEmpty() ? otherwise : text;
    }
}
