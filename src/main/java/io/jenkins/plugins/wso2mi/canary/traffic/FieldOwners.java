package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who owns a field by the word of {@code metadata.managedFields}. Whoever changes a field takes it from its owners; a
 * later server-side apply by one of them would be refused as a conflict with an owner that is long gone. So they get it
 * back.
 *
 * @param path of the field
 */
record FieldOwners(List<String> path) {
    private static final String FIELDS = "fieldsV1";

    /** The entries of those who own the field, each with that field alone. */
    List<Map<String, Object>> of(List<Map<String, Object>> managed) {
        return managed.stream()
                .filter(e -> owns(KubernetesObject.map(e, FIELDS)))
                .map(e -> with(e, only(KubernetesObject.map(e, FIELDS), 0)))
                .toList();
    }

    /**
     * Takes a manager's entries out and gives the field back.
     *
     * @param managed the entries as they are
     * @param manager whose entries, made for the field alone, go
     * @param before what {@link #of} told then
     */
    List<Map<String, Object>> givenBack(
            List<Map<String, Object>> managed, String manager, List<Map<String, Object>> before) {
        List<Map<String, Object>> others = new ArrayList<>(
                managed.stream().filter(e -> !manager.equals(e.get("manager"))).toList());
        // whoever took it over meanwhile keeps it
        boolean ownerless = of(others).isEmpty() && others.size() < managed.size();
        for (Map<String, Object> owner : ownerless ? before : List.<Map<String, Object>>of()) {
            int at = indexOf(others, owner);
            if (at < 0) {
                others.add(owner);
            } else {
                Map<String, Object> all =
                        merged(KubernetesObject.map(others.get(at), FIELDS), KubernetesObject.map(owner, FIELDS));
                others.set(at, with(others.get(at), all));
            }
        }
        return others;
    }

    private boolean owns(Map<String, Object> fields) {
        Map<String, Object> at = fields;
        for (String name : path) {
            if (!at.containsKey("f:" + name)) {
                return false;
            }
            at = KubernetesObject.map(at, "f:" + name);
        }
        return true;
    }

    private Map<String, Object> only(Map<String, Object> fields, int depth) {
        if (depth == path.size()) {
            return fields;
        }
        String name = "f:" + path.get(depth);
        return Map.of(name, only(KubernetesObject.map(fields, name), depth + 1));
    }

    /** An empty map stands for the field itself, which beside others is written as a dot. */
    private static Map<String, Object> merged(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (some.isEmpty() != more.isEmpty()) {
            all.put(".", Map.of());
        }
        all.putAll(some);
        more.forEach((name, below) -> all.put(
                name,
                some.containsKey(name)
                        ? merged(KubernetesObject.map(some, name), KubernetesObject.map(more, name))
                        : below));
        return all;
    }

    private static int indexOf(List<Map<String, Object>> managed, Map<String, Object> owner) {
        for (int i = 0; i < managed.size(); i++) {
            Map<String, Object> entry = managed.get(i);
            boolean same = List.of("manager", "operation", "apiVersion", "subresource").stream()
                    .allMatch(f -> KubernetesObject.text(entry, f).equals(KubernetesObject.text(owner, f)));
            if (same) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, Object> with(Map<String, Object> entry, Map<String, Object> fields) {
        Map<String, Object> copy = new LinkedHashMap<>(entry);
        copy.put(FIELDS, fields);
        return copy;
    }
}
