package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One difference between two versions of a carbon application.
 *
 * @param kind what it is that differs
 * @param what how
 * @param type of an artifact, such as {@code synapse/api}; {@code car} of a dependency and of a packed application;
 *     empty if it is a property of the application
 * @param name of the artifact, dependency or packed application, or the property
 * @param oldVersion empty if it was not there, or has no version
 * @param newVersion empty if it is not there, or has no version
 * @param file path of the artifact's file in the archive, in the new one if it is there; empty if there is none
 * @param details phrases of what differs within; empty if there is nothing to add
 */
public record Change(
        Kind kind,
        What what,
        String type,
        String name,
        String oldVersion,
        String newVersion,
        String file,
        List<String> details) {
    public Change {
        details = List.copyOf(details);
    }

    /** What a difference is about. */
    public enum Kind {
        /** A property of the application itself. */
        APPLICATION,
        /** Another application that it needs. */
        DEPENDENCY,
        /** An application packed inside. */
        PACKED,
        /** A listed artifact. */
        ARTIFACT
    }

    /** How it differs. */
    public enum What {
        CHANGED,
        ADDED,
        REMOVED,
        /** Only the version is another. */
        VERSION;

        /** The word for people and machines, such as {@code changed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line: {@code changed API Visits 1.0.0 -> 1.1.0: resource POST /visits added}. */
    String line() {
        String head = Stream.of(String.format(Locale.ROOT, "%-8s", what.word()), subject(), version())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return details.isEmpty() ? head : head + ": " + String.join(", ", details);
    }

    /** What it is about, in words: {@code API Visits}. */
    String subject() {
        String shown = PlainText.oneLine(name);
        return switch (kind) {
            case APPLICATION -> shown;
            case DEPENDENCY -> "dependency " + shown;
            case PACKED -> "packed application " + shown;
            case ARTIFACT -> KindWords.one(type) + " " + shown;
        };
    }

    /** The version, or both; empty if there is none. */
    String version() {
        return switch (what) {
            case ADDED -> newVersion;
            case REMOVED -> oldVersion;
            default -> oldVersion.isEmpty() && newVersion.isEmpty() ? "" : Versions.of(oldVersion, newVersion);
        };
    }

    /**
     * For machines: {@code kind}, {@code change}, {@code type}, {@code name}, {@code oldVersion}, {@code newVersion},
     * {@code file}, {@code details}.
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", kind.name().toLowerCase(Locale.ROOT));
        facts.put("change", what.word());
        facts.put("type", PlainText.oneLine(type));
        facts.put("name", PlainText.oneLine(name));
        facts.put("oldVersion", PlainText.oneLine(oldVersion));
        facts.put("newVersion", PlainText.oneLine(newVersion));
        facts.put("file", PlainText.oneLine(file));
        facts.put("details", details);
        return facts;
    }
}
