package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.config.PlainText;

/** Phrases of what was and what is: {@code 1.0.0 -> 1.1.0}. */
final class Versions {
    private Versions() {}

    /** What was and what is; once, if it is the same. */
    static String of(String older, String newer) {
        return older.equals(newer) ? told(older) : told(older) + " -> " + told(newer);
    }

    /** The same with the name of it before. */
    static String change(String what, String older, String newer) {
        return what + " " + of(older, newer);
    }

    private static String told(String value) {
        return value.isEmpty() ? "(none)" : PlainText.oneLine(value);
    }
}
