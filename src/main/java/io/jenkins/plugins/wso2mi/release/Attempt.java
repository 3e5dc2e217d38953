package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest.OnFailure;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A release that was applied.
 *
 * @param release its id
 * @param begun when it began
 * @param deadline when its gate ends waiting
 * @param onFailure what to do if the gate refuses it
 * @param targets the Deployments, StatefulSets and DaemonSets that were applied
 * @param created what did not exist before
 * @param images references by container name
 */
record Attempt(
        String release,
        Instant begun,
        Instant deadline,
        OnFailure onFailure,
        List<Target> targets,
        List<ObjectRef> created,
        Map<String, String> images) {
    Attempt {
        targets = List.copyOf(targets);
        created = List.copyOf(created);
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    }

    /** A workload, and the generation it had after it was applied. */
    record Target(ObjectRef ref, long generation) {}

    /** Those that carry the release's record. */
    List<ObjectRef> deployments() {
        return targets.stream()
                .map(Target::ref)
                .filter(r -> r.kind().equals("Deployment"))
                .toList();
    }

    /** Those that existed before and keep nothing to go back to. */
    List<ObjectRef> withoutWayBack() {
        return targets.stream()
                .map(Target::ref)
                .filter(r -> !r.kind().equals("Deployment") && !created.contains(r))
                .toList();
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("release", release);
        fields.put("begun", begun.toString());
        fields.put("deadline", deadline.toString());
        fields.put("onFailure", onFailure.name());
        fields.put(
                "targets",
                targets.stream()
                        .map(t -> {
                            Map<String, Object> target = StateJson.fields(t.ref());
                            target.put("generation", t.generation());
                            return target;
                        })
                        .toList());
        fields.put("created", StateJson.fields(created));
        fields.put("images", images);
        return fields;
    }

    static Attempt of(Map<String, Object> fields) {
        return new Attempt(
                KubernetesObject.text(fields, "release"),
                Instant.parse(KubernetesObject.text(fields, "begun")),
                Instant.parse(KubernetesObject.text(fields, "deadline")),
                OnFailure.valueOf(KubernetesObject.text(fields, "onFailure")),
                KubernetesObject.maps(fields, "targets").stream()
                        .map(t -> new Target(StateJson.ref(t), KubernetesObject.number(t, "generation", 0)))
                        .toList(),
                StateJson.refs(fields, "created"),
                StateJson.texts(fields, "images"));
    }
}
