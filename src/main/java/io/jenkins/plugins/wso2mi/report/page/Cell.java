package io.jenkins.plugins.wso2mi.report.page;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;

/** A cell of a table with the class of its look in {@link PageStyle}. */
record Cell(String text, String style) {
    static Cell text(String text) {
        return new Cell(text, "t");
    }

    /** A name, which is not broken while there is room. */
    static Cell name(String name) {
        return new Cell(name, "k");
    }

    static Cell number(String text) {
        return new Cell(text, "n");
    }

    static Cell duration(Duration length) {
        return number(Durations.text(length));
    }

    /** A verdict or a result of a measurement, with a sign for those who do not tell colours apart. */
    static Cell verdict(String word) {
        return switch (word) {
            case "passed", "good" -> new Cell("✓ " + word, "good");
            case "refused", "failed", "error" -> new Cell("✗ " + word, "bad");
            default -> new Cell("○ " + word, "wait");
        };
    }
}
