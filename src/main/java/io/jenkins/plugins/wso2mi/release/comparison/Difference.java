package io.jenkins.plugins.wso2mi.release.comparison;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields in which two states of an object differ, apart from those that the cluster itself keeps. */
final class Difference {
    private static final Set<String> KEPT_BY_CLUSTER =
            Set.of("managedFields", "resourceVersion", "uid", "creationTimestamp", "generation");
    private static final String OWN_ANNOTATIONS = "metadata.annotations.wso2-mi.io/";
    private static final int TEXT_LIMIT = 120;

    private final List<String> lines = new ArrayList<>();
    private final boolean secret;

    private Difference(boolean secret) {
        this.secret = secret;
    }

    static List<String> between(KubernetesObject before, KubernetesObject after) {
        Difference difference = new Difference(before.kind().equals("Secret"));
        difference.maps("", before.content(), after.content());
        return List.copyOf(difference.lines);
    }

    private void maps(String path, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            String below = path.isEmpty() ? key.toString() : path + "." + key;
            if (!isKeptByOthers(path, key.toString(), below)) {
                values(below, before.get(key), after.get(key));
            }
        }
    }

    // the record of releases is written by each release
    private static boolean isKeptByOthers(String path, String key, String below) {
        return (path.equals("metadata") && KEPT_BY_CLUSTER.contains(key))
                || below.equals("status")
                || below.startsWith(OWN_ANNOTATIONS);
    }

    private void values(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            maps(path, one, other);
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            lists(path, one, other);
        } else if (before == null ? after != null : !before.equals(after)) {
            boolean hidden = secret && (path.startsWith("data.") || path.startsWith("stringData."));
            lines.add(
                    path + ": " + (hidden ? "(hidden)" : text(before)) + " -> " + (hidden ? "(hidden)" : text(after)));
        }
    }

    private void lists(String path, List<?> before, List<?> after) {
        boolean named = isNamed(before) && isNamed(after);
        if (!named && before.size() != after.size()) {
            lines.add(path + ": " + text(before) + " -> " + text(after));
            return;
        }
        if (!named) {
            for (int i = 0; i < before.size(); i++) {
                values(path + "[" + i + "]", before.get(i), after.get(i));
            }
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        before.forEach(item -> names.add(name(item)));
        after.forEach(item -> names.add(name(item)));
        names.forEach(name -> values(path + "[" + name + "]", item(before, name), item(after, name)));
    }

    private static boolean isNamed(List<?> list) {
        return list.stream().noneMatch(item -> name(item).isEmpty());
    }

    private static String name(Object item) {
        return item instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : "";
    }

    private static @Nullable Object item(List<?> list, String name) {
        return list.stream().filter(item -> name(item).equals(name)).findFirst().orElse(null);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "(none)";
        }
        String text = value.toString();
        if (text.indexOf('\n') >= 0) {
            return "(" + text.lines().count() + " lines)";
        }
        String line = PlainText.oneLine(text);
        return line.length() > TEXT_LIMIT ? line.substring(0, TEXT_LIMIT) + "..." : line;
    }
}
