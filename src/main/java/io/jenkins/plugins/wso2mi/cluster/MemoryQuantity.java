package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Amounts of memory as Kubernetes writes them: {@code 512Mi}, {@code 1G}, {@code 1073741824}. */
public final class MemoryQuantity {
    private MemoryQuantity() {}

    /**
     * The bytes that a manifest's value means.
     *
     * @param value a text or a number, or null
     * @return empty for null and for what is no amount
     */
    public static OptionalLong bytes(@Nullable Object value) {
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Quantity.getAmountInBytes(Quantity.parse(String.valueOf(value)))
                    .longValue());
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
