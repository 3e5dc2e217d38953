package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A HorizontalPodAutoscaler that may not take pods from the stable version while a canary takes its load: they are
 * needed when the traffic comes back.
 *
 * @param name of the HorizontalPodAutoscaler
 * @param before its {@code minReplicas} before the canary
 * @param held its {@code minReplicas} meanwhile
 * @param owners who owned that field
 */
public record ScalerHold(String name, int before, int held, String owners) {
    static final String API = "autoscaling/v2";
    static final String KIND = "HorizontalPodAutoscaler";
    private static final List<String> PATH = List.of("spec", "minReplicas");

    /** A HorizontalPodAutoscaler of a namespace. */
    public static ObjectRef ref(@Nullable String namespace, String name) {
        return new ObjectRef(API, KIND, namespace, name);
    }

    /**
     * What would be held of one.
     *
     * @param pods stable pods that it may not take
     * @throws ClusterException if the API server would not take the change
     */
    static ScalerHold of(Cluster cluster, KubernetesObject scaler, int pods) throws ClusterException {
        Map<String, Object> spec = scaler.map("spec");
        int before = KubernetesObject.number(spec, "minReplicas", 1);
        int held = Math.max(before, Math.min(pods, KubernetesObject.number(spec, "maxReplicas", pods)));
        SharedField field = new SharedField(cluster, scaler.ref(), PATH);
        field.tryOut(scaler, value -> held);
        return new ScalerHold(scaler.name(), before, held, field.owners(scaler));
    }

    /**
     * Has it keep the stable pods; may be done again.
     *
     * @throws IOException if the API server refuses it or cannot be reached
     */
    public void hold(Cluster cluster, @Nullable String namespace) throws IOException {
        field(cluster, namespace)
                .change(value -> value instanceof Number min && min.intValue() < held ? Integer.valueOf(held) : value);
    }

    /**
     * Puts back what was there, unless somebody else has changed it; may be done again.
     *
     * @throws IOException if the API server refuses it or cannot be reached
     */
    public void free(Cluster cluster, @Nullable String namespace) throws IOException {
        SharedField field = field(cluster, namespace);
        field.change(value -> value instanceof Number min && min.intValue() == held ? Integer.valueOf(before) : value);
        field.giveBack(owners);
    }

    private SharedField field(Cluster cluster, @Nullable String namespace) {
        return new SharedField(cluster, ref(namespace, name), PATH);
    }

    /** As fields of a JSON object. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("before", before);
        fields.put("held", held);
        fields.put("owners", owners);
        return fields;
    }

    /** Reads what {@link #fields} wrote. */
    public static ScalerHold of(Map<String, Object> fields) {
        return new ScalerHold(
                KubernetesObject.text(fields, "name"),
                KubernetesObject.number(fields, "before", 1),
                KubernetesObject.number(fields, "held", 1),
                KubernetesObject.text(fields, "owners"));
    }
}
