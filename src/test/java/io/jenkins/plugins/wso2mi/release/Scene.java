package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ManagementAnswer;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerSpec;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Heard;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.HttpProbe;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Lookup;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds snapshots in the words of a test. */
public final class Scene {
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private static final String NODE = "node-1";

    private final List<DeploymentState> deployments = new ArrayList<>();
    private final List<ReplicaSetState> replicaSets = new ArrayList<>();
    private final List<PodState> pods = new ArrayList<>();
    private final List<EventState> events = new ArrayList<>();
    private final Map<String, ProbeAnswer> probes = new HashMap<>();
    private final Map<String, LogExcerpt> logs = new HashMap<>();
    private final Map<String, ManagementAnswer> management = new HashMap<>();
    private final Map<String, Lookup> lookups = new HashMap<>();
    private boolean paused;
    private boolean changed;
    private boolean eventsUnknown;

    /** Nobody follows Events yet. */
    public Scene withoutEvents() {
        eventsUnknown = true;
        return this;
    }

    /** Deployments that are added from now on have a pod template that no revision has yet. */
    public Scene changed() {
        changed = true;
        return this;
    }

    /** Deployments that are added from now on are paused. */
    public Scene paused() {
        paused = true;
        return this;
    }

    /** A Deployment whose status the controller has written for its newest generation. */
    public Scene deployment(String name, int replicas, long revision, int updated, int available, int total) {
        return deployment(name, replicas, revision, updated, available, total, 2, 2, Map.of());
    }

    public Scene deployment(
            String name,
            int replicas,
            long revision,
            int updated,
            int available,
            int total,
            long generation,
            long observed,
            Map<String, String> annotations,
            Condition... conditions) {
        deployments.add(new DeploymentState(
                "Deployment",
                name,
                "uid-" + name,
                generation,
                observed,
                replicas,
                updated,
                total,
                available,
                3,
                paused,
                false,
                revision,
                changed ? -1 : (int) revision,
                "",
                0,
                Map.of("app", name),
                annotations,
                Map.of("web", "shop/web:" + revision),
                List.of(conditions)));
        return this;
    }

    public Scene revision(String deployment, long revision, int replicas, Condition... conditions) {
        return revision(deployment, revision, replicas, Map.of(), conditions);
    }

    public Scene revision(
            String deployment, long revision, int replicas, Map<String, String> annotations, Condition... conditions) {
        replicaSets.add(new ReplicaSetState(
                deployment + "-" + revision,
                "uid-" + deployment + "-" + revision,
                "uid-" + deployment,
                revision,
                (int) revision,
                replicas,
                annotations,
                Map.of("web", "shop/web:" + revision),
                List.of(conditions),
                START));
        return this;
    }

    public Scene readyPod(String deployment, long revision, String name) {
        return pod(deployment, revision, name, true, false, List.of(), running(name));
    }

    public Scene endingPod(String deployment, long revision, String name) {
        return pod(deployment, revision, name, true, true, List.of(), running(name));
    }

    public Scene unreadyPod(String deployment, long revision, String name, ContainerState container) {
        return pod(deployment, revision, name, false, false, List.of(), container);
    }

    public Scene pod(
            String deployment,
            long revision,
            String name,
            boolean ready,
            boolean deleting,
            List<Condition> conditions,
            ContainerState... containers) {
        pods.add(new PodState(
                name,
                "uid-" + name,
                "uid-" + deployment + "-" + revision,
                "Running",
                "",
                "",
                deleting,
                START,
                ready ? START : null,
                conditions,
                List.of(),
                List.of(containers),
                new HttpProbe("web", "/healthz", 9201, false),
                conditions.stream().anyMatch(c -> c.type().equals("PodScheduled")) ? "" : NODE,
                List.of("data"),
                Map.of("web", new ContainerSpec("512Mi", "-Xmx1024m"))));
        return this;
    }

    /** A pod with one init container and one container, not Ready. */
    public Scene podWithInit(
            String deployment, long revision, String name, ContainerState init, ContainerState container) {
        pods.add(new PodState(
                name,
                "uid-" + name,
                "uid-" + deployment + "-" + revision,
                "Pending",
                "",
                "",
                false,
                START,
                null,
                List.of(),
                List.of(init),
                List.of(container),
                null,
                NODE,
                List.of(),
                Map.of()));
        return this;
    }

    /** A pod that has ended for good, as an evicted one: it stays in the list until somebody removes it. */
    public Scene endedPod(String deployment, long revision, String name) {
        pods.add(new PodState(
                name,
                "uid-" + name,
                "uid-" + deployment + "-" + revision,
                "Failed",
                "Evicted",
                "The node was low on resource: memory.",
                false,
                START,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                NODE,
                List.of(),
                Map.of()));
        return this;
    }

    public Scene event(String pod, String reason, String message) {
        events.add(new EventState("Pod", pod, "uid-" + pod, "Warning", reason, message, 3, START));
        return this;
    }

    public Scene answers(String pod, int status, String body, Instant at) {
        probes.put(pod, new ProbeAnswer(at, status, body));
        return this;
    }

    /** A pod's log that was read from its start, so many times. */
    public Scene logs(String pod, int asked, String... lines) {
        return log(pod, new LogExcerpt(START, asked, 0, 200, "", START.plusSeconds(2), false, List.of(lines)));
    }

    /** What the management API of a pod's server has said. */
    public Scene management(String pod, int asked, int status, List<String> active, List<String> faulty) {
        String trouble = status == 200 ? "" : "no luck";
        management.put(
                Snapshot.logKey(pod, "web"), new ManagementAnswer(START, asked, 0, status, trouble, active, faulty));
        return this;
    }

    public Scene log(String pod, LogExcerpt excerpt) {
        logs.put(Snapshot.logKey(pod, "web"), excerpt);
        return this;
    }

    /** An event about something else than a pod, such as a claim. */
    public Scene eventOf(String kind, String name, String reason, String message) {
        events.add(new EventState(kind, name, "uid-" + name, "Warning", reason, message, 1, START));
        return this;
    }

    /** What was looked up elsewhere at a moment, such as {@code image shop/web:2}. */
    public Scene lookedUp(String question, Found found, Instant at) {
        lookups.put(question, new Lookup(at, at, found, ""));
        return this;
    }

    /** A StatefulSet in the middle of its update from revision a to b. */
    public Scene statefulSet(String name, int replicas, int kept, int updated, int available, int total) {
        deployments.add(new DeploymentState(
                "StatefulSet",
                name,
                "uid-" + name,
                2,
                2,
                replicas,
                updated,
                total,
                available,
                0,
                false,
                false,
                1,
                1,
                "b",
                kept,
                Map.of("app", name),
                Map.of(),
                Map.of("web", "shop/web:b"),
                List.of()));
        return this;
    }

    /** A pod of a StatefulSet's revision. */
    public Scene setPod(String set, String revision, String name, boolean ready, ContainerState container) {
        pods.add(new PodState(
                name,
                "uid-" + name,
                "uid-" + set + "/" + revision,
                "Running",
                "",
                "",
                false,
                START,
                ready ? START : null,
                List.of(),
                List.of(),
                List.of(container),
                null,
                NODE,
                List.of(),
                Map.of()));
        return this;
    }

    public Snapshot snapshot() {
        return new Snapshot(
                deployments,
                replicaSets,
                pods,
                eventsUnknown ? null : events,
                new Heard(probes, logs, management, lookups));
    }

    public static ContainerState running(String pod) {
        return new ContainerState("web", "shop/web", true, true, 0, "", "", null, "", null, "", "", START);
    }

    public static ContainerState waiting(String reason, String message) {
        return new ContainerState("web", "shop/web:2", false, false, 0, reason, message, null, "", null, "", "", null);
    }

    public static ContainerState crashed(int restarts, int exitCode, String reason) {
        return new ContainerState(
                "web",
                "shop/web:2",
                false,
                false,
                restarts,
                "CrashLoopBackOff",
                "back-off",
                null,
                "",
                exitCode,
                reason,
                "",
                null);
    }

    public static Condition condition(String type, String status, String reason, String message) {
        return new Condition(type, status, reason, message, START);
    }
}
