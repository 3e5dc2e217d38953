package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.Locale;

/** What people call artifacts of a type. */
final class KindWords {
    private KindWords() {}

    /** Such as {@code API} or {@code local entry}. */
    static String one(String type) {
        return ArtifactKind.of(type)
                .map(KindWords::one)
                .orElseGet(
                        () -> type.isEmpty() ? "artifact without type" : "artifact of type " + PlainText.oneLine(type));
    }

    /** Such as {@code 1 API} or {@code 2 local entries}. */
    static String counted(String type, int count) {
        String one = one(type);
        if (count == 1) {
            return "1 " + one;
        }
        return count + " "
                + (ArtifactKind.of(type).isEmpty()
                        ? one.replaceFirst("^artifact", "artifacts")
                        : one.replaceFirst("y$", "ie") + "s");
    }

    private static String one(ArtifactKind kind) {
        return switch (kind) {
            case API -> "API";
            case METADATA -> "API description";
            case AXIS_SERVICE -> "Axis2 service";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
