package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.config.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is looked at in carbon applications; {@code docs/car-check.md} tells each rule's reason and cure. */
public enum CarRule {
    APPLICATION_WITHOUT_NAME(Severity.ERROR),
    APPLICATION_WITHOUT_VERSION(Severity.ERROR),
    ENTRY_WITHOUT_NAME(Severity.ERROR),
    ENTRY_WITHOUT_ROLE(Severity.ERROR),
    ARTIFACT_WITHOUT_NAME(Severity.ERROR),
    LISTED_WITHOUT_FOLDER(Severity.ERROR),
    FOLDER_NOT_LISTED(Severity.ERROR),
    LISTED_TWICE(Severity.ERROR),
    LISTS_DIFFER(Severity.WARNING),
    VERSIONED_WITHOUT_ID(Severity.ERROR),
    FOREIGN_ROLE(Severity.WARNING),
    ONLY_FOREIGN_ROLES(Severity.ERROR),
    NOT_ONE_FILE(Severity.ERROR),
    FILE_MISSING(Severity.ERROR),
    NOT_WELL_FORMED(Severity.ERROR),
    UNKNOWN_TYPE(Severity.ERROR),
    WRONG_ROOT(Severity.ERROR),
    OTHER_NAME(Severity.WARNING),
    FOLDER_WITHOUT_ARTIFACT(Severity.WARNING),
    CAR_AT_ROOT(Severity.WARNING),
    REGISTRY_FILE_MISSING(Severity.ERROR),
    CONNECTOR_UNREADABLE(Severity.ERROR),
    CLEAR_TEXT_SECRET(Severity.WARNING),
    PARTLY_CHECKED(Severity.WARNING),
    SAME_IDENTITY(Severity.ERROR),
    SAME_ARTIFACT(Severity.ERROR),
    MISSING_REFERENCE(Severity.WARNING),
    MISSING_CONNECTOR(Severity.WARNING),
    MISSING_DEPENDENCY(Severity.WARNING),
    DEPENDENCY_CYCLE(Severity.WARNING),
    MIXED_DESCRIPTORS(Severity.WARNING),
    DEPLOYED_TOO_LATE(Severity.ERROR);

    private final Severity severity;

    CarRule(Severity severity) {
        this.severity = severity;
    }

    /** How messages, suppressions and the documentation name it: {@code missing-reference}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much it matters unless warnings are to be errors. */
    public Severity severity() {
        return severity;
    }

    /** Whether it can be judged only with all applications of the server at hand. */
    boolean isAboutAll() {
        return this == MISSING_REFERENCE || this == MISSING_CONNECTOR || this == MISSING_DEPENDENCY;
    }

    /** The rule of an id, or empty. */
    public static Optional<CarRule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}
