package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.function.Function;

/**
 * A value, and who said it.
 *
 * @param get the value
 * @param origin file and line such as {@code mi.yaml:12}, or {@code default}, with its reason if there is one
 */
public record Value<T>(T get, String origin) {
    private static final String DEFAULT = "default";

    /** What holds where the file says nothing. */
    public static <T> Value<T> standard(T value) {
        return new Value<>(value, DEFAULT);
    }

    /** What holds where the file says nothing, and why. */
    public static <T> Value<T> standard(T value, String why) {
        return new Value<>(value, DEFAULT + ": " + why);
    }

    /** What the file says. */
    public static <T> Value<T> of(T value, Placed place) {
        return new Value<>(value, place.line());
    }

    /** Whether the file says nothing of it. */
    public boolean isStandard() {
        return origin.startsWith(DEFAULT);
    }

    /** What follows from it, by the same source. */
    public <R> Value<R> map(Function<T, R> function) {
        return new Value<>(function.apply(get), origin);
    }
}
