package io.jenkins.plugins.wso2mi.release.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object is already as it would be applied, seen without asking the API server: all that is to be applied is
 * there, and we own no field of it (managed fields of server-side apply) that is no longer applied. A no is no proof of
 * a change, since the server may write a value in another way; then it is asked.
 */
final class Coverage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OWN = "f:wso2-mi.io/";

    private Coverage() {}

    static boolean isWhole(KubernetesObject wanted, KubernetesObject live) {
        return holds(live.content(), wanted.content())
                && KubernetesObject.maps(live.map("metadata"), "managedFields").stream()
                        .filter(entry -> KubernetesObject.text(entry, "manager").equals(Cluster.FIELD_MANAGER)
                                && KubernetesObject.text(entry, "operation").equals("Apply"))
                        .allMatch(entry -> isApplied(KubernetesObject.map(entry, "fieldsV1"), wanted.content()));
    }

    private static boolean holds(@Nullable Object live, @Nullable Object wanted) {
        if (wanted instanceof Map<?, ?> some) {
            return live instanceof Map<?, ?> all
                    && some.entrySet().stream().allMatch(one -> holds(all.get(one.getKey()), one.getValue()));
        }
        if (wanted instanceof List<?> some) {
            if (!(live instanceof List<?> all) || all.size() != some.size()) {
                return false;
            }
            for (int i = 0; i < some.size(); i++) {
                if (!holds(all.get(i), some.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return isSame(live, wanted);
    }

    // whole numbers come as Integer or Long
    private static boolean isSame(@Nullable Object live, @Nullable Object wanted) {
        return (live instanceof Number one && wanted instanceof Number other)
                ? one.doubleValue() == other.doubleValue()
                : Objects.equals(live, wanted);
    }

    private static boolean isApplied(Map<?, ?> fields, @Nullable Object wanted) {
        return fields.entrySet().stream().allMatch(one -> isApplied(one.getKey().toString(), one.getValue(), wanted));
    }

    private static boolean isApplied(String key, @Nullable Object below, @Nullable Object wanted) {
        if (key.equals(".") || key.startsWith(OWN)) {
            return true;
        }
        Map<?, ?> fields = below instanceof Map<?, ?> map ? map : Map.of();
        if (key.startsWith("f:")) {
            return wanted instanceof Map<?, ?> map
                    && (map.containsKey(key.substring(2)) || onlyOwn(fields))
                    && isApplied(fields, map.get(key.substring(2)));
        }
        return !(wanted instanceof List<?> list)
                || !key.startsWith("k:")
                || list.stream().anyMatch(item -> isItem(key.substring(2), item) && isApplied(fields, item));
    }

    /** Whether nothing but our record stands below a field. */
    private static boolean onlyOwn(Map<?, ?> fields) {
        return !fields.isEmpty()
                && fields.keySet().stream()
                        .map(Object::toString)
                        .allMatch(key -> key.startsWith(OWN) || key.equals("."));
    }

    // a key that is not applied has its default, such as protocol TCP
    private static boolean isItem(String key, @Nullable Object item) {
        try {
            Map<?, ?> keys = JSON.readValue(key, Map.class);
            return item instanceof Map<?, ?> map
                    && keys.entrySet().stream()
                            .allMatch(one ->
                                    !map.containsKey(one.getKey()) || isSame(one.getValue(), map.get(one.getKey())));
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
