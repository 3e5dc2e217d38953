package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values of an image's configuration, each by a name of its own: {@code created}, {@code config/User},
 * {@code config/Env/PATH}, {@code config/Labels/team}. So two configurations can be compared, and merged, value by
 * value. Layers, history and platform are not among them, nor what every build writes anew.
 */
public final class ConfigValues {
    static final String CREATED = "created";

    private static final String RUN = "config/";
    private static final String ENV = "Env";
    private static final String LABELS = "Labels";
    private static final Set<String> OF_THE_IMAGE = Set.of(CREATED, "author");
    private static final Set<String> MAPS = Set.of(LABELS, "ExposedPorts", "Volumes");
    private static final Set<String> STAMPED = Set.of(
            label(Labels.BASE_NAME),
            label(Labels.BASE_DIGEST),
            label(Labels.MI_VERSION),
            label(BurntApplication.LABEL),
            label(BurnRecord.LABEL));

    private final Map<String, Object> values;

    private ConfigValues(Map<String, Object> values) {
        this.values = values;
    }

    /** The values of a configuration. */
    public static ConfigValues of(ImageConfig config) {
        Map<String, Object> values = new LinkedHashMap<>();
        OF_THE_IMAGE.forEach(name -> config.json().value(name).ifPresent(value -> values.put(name, value)));
        JsonObject run = config.run();
        for (String name : run.names()) {
            if (name.equals(ENV)) {
                run.texts(ENV).forEach(entry -> values.put(RUN + ENV + "/" + nameOf(entry), entry));
            } else if (MAPS.contains(name)) {
                JsonObject map = run.object(name);
                map.names()
                        .forEach(key -> map.value(key).ifPresent(value -> values.put(RUN + name + "/" + key, value)));
            } else {
                run.value(name).ifPresent(value -> values.put(RUN + name, value));
            }
        }
        values.keySet().removeAll(STAMPED);
        return new ConfigValues(values);
    }

    /** The name that a label goes by here. */
    static String label(String name) {
        return RUN + LABELS + "/" + name;
    }

    private static String nameOf(String entry) {
        int equals = entry.indexOf('=');
        return equals < 0 ? entry : entry.substring(0, equals);
    }

    /** The names of what is another value here than in a base, or is in one of them only. */
    public SortedSet<String> changedFrom(ConfigValues base) {
        Set<String> all = new TreeSet<>(values.keySet());
        all.addAll(base.values.keySet());
        SortedSet<String> changed = new TreeSet<>();
        for (String name : all) {
            if (!Objects.equals(values.get(name), base.values.get(name))) {
                changed.add(name);
            }
        }
        return changed;
    }

    /**
     * Another configuration with some of these values.
     *
     * @param own names of those; one that is no value here is taken from the other, too
     */
    public ImageConfig over(ImageConfig other, Set<String> own) {
        Map<String, Object> merged = new LinkedHashMap<>(of(other).values);
        merged.keySet().removeIf(name -> own.contains(name) && !values.containsKey(name));
        values.forEach((name, value) -> {
            if (own.contains(name)) {
                merged.put(name, value);
            }
        });
        return written(other, merged);
    }

    private static ImageConfig written(ImageConfig other, Map<String, Object> values) {
        JsonObject json = other.json().without(OF_THE_IMAGE.toArray(String[]::new));
        JsonObject run = withoutValues(other.run());
        List<Object> env = new ArrayList<>();
        Map<String, Map<String, Object>> maps = new TreeMap<>();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            String[] path = value.getKey().split("/", 3);
            if (path.length == 1) {
                json = json.with(path[0], value.getValue());
            } else if (path.length == 2) {
                run = run.with(path[1], value.getValue());
            } else if (path[1].equals(ENV)) {
                env.add(value.getValue());
            } else {
                maps.computeIfAbsent(path[1], name -> new TreeMap<>()).put(path[2], value.getValue());
            }
        }
        for (Map.Entry<String, Map<String, Object>> map : maps.entrySet()) {
            run = run.with(map.getKey(), map.getValue());
        }
        return new ImageConfig(
                json.with("config", env.isEmpty() ? run : run.with(ENV, Collections.unmodifiableList(env))));
    }

    /** Members that are null, and groups that are empty, are no values, and stay. */
    private static JsonObject withoutValues(JsonObject run) {
        JsonObject left = run;
        for (String name : run.names()) {
            boolean isGroup = MAPS.contains(name) || name.equals(ENV);
            boolean isEmpty = isGroup
                    && run.texts(name).isEmpty()
                    && run.object(name).names().isEmpty();
            if (run.value(name).isPresent() && !isEmpty) {
                left = left.without(name);
            }
        }
        return left;
    }
}
