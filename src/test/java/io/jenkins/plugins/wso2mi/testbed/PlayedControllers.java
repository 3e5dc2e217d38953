package io.jenkins.plugins.wso2mi.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Stands for the Deployment and ReplicaSet controllers and for a node, where a control plane has none of them: makes a
 * ReplicaSet and a pod for each Deployment, and writes the statuses that a test asks for.
 */
public final class PlayedControllers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 48;

    private final ApiRequests api;
    private final String namespace;
    private final Map<String, Rollout> rollouts = new ConcurrentHashMap<>();

    /** A Deployment with what was made for it. */
    private record Rollout(String deployment, long generation, String pod) {
        Rollout at(long later) {
            return new Rollout(deployment, later, pod);
        }
    }

    /** Plays in a namespace, which is made. */
    public PlayedControllers(ControlPlane plane, String namespace) throws IOException {
        this.api = new ApiRequests(plane);
        this.namespace = namespace;
        ok(api.send(
                "POST",
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"%s\"}}".formatted(namespace)));
    }

    private String core(String rest) {
        return "/api/v1/namespaces/" + namespace + "/" + rest;
    }

    private String apps(String rest) {
        return "/apis/apps/v1/namespaces/" + namespace + "/" + rest;
    }

    /** The Deployments that are there now, whole. */
    public List<JsonNode> deployments() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        JSON.readTree(ok(api.send("GET", apps("deployments"), "")))
                .path("items")
                .forEach(found::add);
        return found;
    }

    /** The names of the Leases that are there now. */
    public List<String> leases() throws IOException {
        List<String> names = new ArrayList<>();
        JSON.readTree(ok(api.send("GET", "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases", "")))
                .path("items")
                .forEach(lease -> names.add(lease.at("/metadata/name").asText()));
        return names;
    }

    /** Has all Leases be as old as if their holders had not been heard of for an hour. */
    public void letLeasesLapse() throws IOException {
        String old = java.time.Instant.now()
                .minusSeconds(3_600)
                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                .toString();
        for (String lease : leases()) {
            ok(api.send(
                    "PATCH",
                    "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases/" + lease,
                    "{\"spec\":{\"renewTime\":\"%s\"}}".formatted(old)));
        }
    }

    /** Makes what is missing of ReplicaSets and pods; the pods are pending. */
    public void begin() throws IOException {
        List<JsonNode> present = deployments();
        present.forEach(d -> rollouts.computeIfPresent(name(d), (n, known) -> known.at(generation(d))));
        each(present.stream()
                .filter(d -> !rollouts.containsKey(name(d)))
                .map(this::begin)
                .toList());
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static long generation(JsonNode object) {
        return object.at("/metadata/generation").asLong();
    }

    private Play begin(JsonNode deployment) {
        String name = name(deployment);
        return new Play(() -> api.later("POST", apps("replicasets"), replicaSet(deployment))
                .thenCompose(made -> api.later("POST", core("pods"), pod(deployment, uid(made))))
                .thenCompose(made -> {
                    ok(made);
                    long generation = generation(deployment);
                    rollouts.put(name, new Rollout(name, generation, name + "-1-x"));
                    return status(name, generation, 0);
                }));
    }

    /** Makes as many Deployments like the one of a name as there are other names. */
    public void copy(String name, List<String> others) throws IOException {
        JsonNode one = JSON.readTree(ok(api.send("GET", apps("deployments/" + name), "")));
        ObjectNode bare = JSON.createObjectNode().put("apiVersion", "apps/v1").put("kind", "Deployment");
        bare.putObject("metadata").put("name", name);
        bare.set("spec", one.path("spec").deepCopy());
        String text = bare.toString();
        each(others.stream()
                .map(other -> new Play(() -> api.later("POST", apps("deployments"), text.replace(name, other))))
                .toList());
    }

    /** Has all pods become ready. */
    public void ready() throws IOException {
        each(rollouts.keySet().stream().map(this::readyPlay).toList());
    }

    /** Has the pod of one Deployment become ready. */
    public void ready(String deployment) throws IOException {
        each(List.of(readyPlay(deployment)));
    }

    private Play readyPlay(String deployment) {
        Rollout rollout = rollouts.get(deployment);
        String now = java.time.Instant.now()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        String pod = """
                {"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"%s"}],
                 "containerStatuses":[{"name":"web","image":"web:1","imageID":"","ready":true,"restartCount":0,
                  "state":{"running":{"startedAt":"%s"}}}]}}""".formatted(now, now);
        return new Play(() -> api.later("PATCH", core("pods/" + rollout.pod() + "/status"), pod)
                .thenCompose(done -> {
                    ok(done);
                    return status(deployment, rollout.generation(), 1);
                }));
    }

    /** Has the container of a Deployment's pod end with an error, three times by now. */
    public void crash(String deployment, int exitCode) throws IOException {
        Rollout rollout = rollouts.get(deployment);
        String ended = "{\"terminated\":{\"exitCode\":%d,\"reason\":\"Error\"}}".formatted(exitCode);
        each(List.of(new Play(
                () -> api.later("PATCH", core("pods/" + rollout.pod() + "/status"), """
                {"status":{"phase":"Running","containerStatuses":[{"name":"web","image":"web:1","imageID":"",
                  "ready":false,"restartCount":3,"state":%s,"lastState":%s}]}}""".formatted(ended, ended)))));
    }

    private CompletableFuture<HttpResponse<String>> status(String deployment, long generation, int available) {
        return api.later("PATCH", apps("deployments/" + deployment + "/status"), """
                {"status":{"observedGeneration":%d,"replicas":1,"updatedReplicas":1,"readyReplicas":%d,
                 "availableReplicas":%d,"unavailableReplicas":%d}}""".formatted(
                        generation, available, available, 1 - available));
    }

    private static String replicaSet(JsonNode deployment) {
        String name = name(deployment);
        ObjectNode set = JSON.createObjectNode();
        set.put("apiVersion", "apps/v1").put("kind", "ReplicaSet");
        ObjectNode metadata = metadata(set, name + "-1", "Deployment", name, uid(deployment));
        ObjectNode annotations = deployment.at("/metadata/annotations").deepCopy();
        metadata.set("annotations", annotations.put("deployment.kubernetes.io/revision", "1"));
        metadata.set("labels", deployment.at("/spec/template/metadata/labels").deepCopy());
        ObjectNode spec = set.putObject("spec").put("replicas", 1);
        spec.set("selector", deployment.at("/spec/selector").deepCopy());
        spec.set("template", deployment.at("/spec/template").deepCopy());
        return set.toString();
    }

    private static String pod(JsonNode deployment, String owner) {
        String name = name(deployment);
        ObjectNode pod = JSON.createObjectNode();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = metadata(pod, name + "-1-x", "ReplicaSet", name + "-1", owner);
        metadata.set("labels", deployment.at("/spec/template/metadata/labels").deepCopy());
        pod.set("spec", deployment.at("/spec/template/spec").deepCopy());
        return pod.toString();
    }

    private static ObjectNode metadata(ObjectNode object, String name, String kind, String owner, String uid) {
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", kind)
                .put("name", owner)
                .put("uid", uid)
                .put("controller", true);
        return metadata;
    }

    private static String uid(HttpResponse<String> made) {
        try {
            return uid(JSON.readTree(ok(made)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String uid(JsonNode object) {
        return object.at("/metadata/uid").asText();
    }

    private static String ok(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Requests one after the other, begun when there is room for them. */
    private record Play(java.util.function.Supplier<CompletableFuture<HttpResponse<String>>> begin) {}

    private static void each(List<Play> plays) {
        Semaphore room = new Semaphore(AT_ONCE);
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (Play play : plays) {
            room.acquireUninterruptibly();
            all.add(play.begin().get().whenComplete((a, e) -> room.release()));
        }
        all.forEach(one -> ok(one.join()));
    }
}
