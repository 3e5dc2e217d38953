package io.jenkins.plugins.wso2mi.canary.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.JsonPatch;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One field of somebody else's object: changed only while it is what was read, and given back with its owners. */
final class SharedField {
    /** Whom a conflict of a server-side apply names meanwhile. */
    static final String MANAGER = Cluster.FIELD_MANAGER + "-canary";

    private static final int ATTEMPTS = 20;
    private static final List<String> MANAGED = List.of("metadata", "managedFields");
    private static final List<String> VERSION = List.of("metadata", "resourceVersion");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cluster cluster;
    private final ObjectRef object;
    private final List<String> path;
    private final FieldOwners owners;

    SharedField(Cluster cluster, ObjectRef object, List<String> path) {
        this.cluster = cluster;
        this.object = object;
        this.path = path;
        this.owners = new FieldOwners(path);
    }

    ObjectRef object() {
        return object;
    }

    /** The object as it is; empty if it is gone. */
    Optional<KubernetesObject> read() throws ClusterException {
        return cluster.get(object);
    }

    /** The field's value in an object; empty if it has none. */
    Optional<Object> in(KubernetesObject live) {
        String[] parents = path.subList(0, path.size() - 1).toArray(String[]::new);
        return Optional.ofNullable(live.map(parents).get(path.get(path.size() - 1)));
    }

    /** Asks the API server whether it would take a change, without changing anything. */
    void tryOut(KubernetesObject live, UnaryOperator<Object> edit) throws ClusterException {
        Optional<Object> value = in(live);
        if (value.isPresent()) {
            cluster.tryPatch(object, JsonPatch.NONE.replace(path, edit.apply(value.get())), MANAGER);
        }
    }

    /**
     * Changes the field, as often as somebody else is faster.
     *
     * @param edit gives the value as it shall be
     * @return whether anything had to be changed; false too if the object or the field is gone
     */
    boolean change(UnaryOperator<Object> edit) throws ClusterException {
        return whileUnchanged(
                live -> in(live).filter(value -> !edit.apply(value).equals(value))
                        .map(value -> JsonPatch.NONE.replace(path, edit.apply(value))));
    }

    /** Who owns the field, as a text for {@link #giveBack}. */
    String owners(KubernetesObject live) {
        return json(owners.of(managed(live)));
    }

    /** Leaves the list of those who own fields as if we had never been there. */
    void giveBack(String before) throws ClusterException {
        whileUnchanged(live -> {
            List<Map<String, Object>> managed = managed(live);
            List<Map<String, Object>> next = owners.givenBack(managed, MANAGER, list(before));
            return next.equals(managed) ? Optional.empty() : Optional.of(JsonPatch.NONE.replace(MANAGED, next));
        });
    }

    /**
     * Makes a change that holds for the object as it was read, and another one if that has changed meanwhile.
     *
     * @param wanted what to change; empty for nothing
     */
    private boolean whileUnchanged(Function<KubernetesObject, Optional<JsonPatch>> wanted) throws ClusterException {
        for (int attempt = 1; ; attempt++) {
            Optional<KubernetesObject> live = read();
            Optional<JsonPatch> patch = live.flatMap(wanted);
            if (live.isEmpty() || patch.isEmpty()) {
                // an attempt whose answer was lost may have been it
                return attempt > 1;
            }
            // the version and not the value: the server compares texts, in which it escapes '&'
            JsonPatch safe = JsonPatch.NONE.test(VERSION, version(live.get())).and(patch.get());
            try {
                return cluster.patch(object, safe, MANAGER);
            } catch (ClusterException e) {
                boolean overtaken = read().map(now -> !version(now).equals(version(live.get())))
                        .orElse(true);
                if (!overtaken || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Object version(KubernetesObject live) {
        return live.map("metadata").getOrDefault("resourceVersion", "");
    }

    private static List<Map<String, Object>> managed(KubernetesObject live) {
        return KubernetesObject.maps(live.map("metadata"), "managedFields");
    }

    private static String json(List<Map<String, Object>> list) {
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> list(String json) {
        try {
            return JSON.readValue(json.isEmpty() ? "[]" : json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
