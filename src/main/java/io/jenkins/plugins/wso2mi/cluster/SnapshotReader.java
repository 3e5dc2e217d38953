package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerSpec;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.HttpProbe;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the client's objects into the plain values that decisions are made from. */
final class SnapshotReader {
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private SnapshotReader() {}

    static DeploymentState deployment(Deployment d) {
        var status = Optional.ofNullable(d.getStatus());
        ObjectMeta meta = d.getMetadata();
        return new DeploymentState(
                "Deployment",
                meta.getName(),
                meta.getUid(),
                orZero(meta.getGeneration()),
                status.map(s -> orZero(s.getObservedGeneration())).orElse(0L),
                Optional.ofNullable(d.getSpec().getReplicas()).orElse(1),
                status.map(s -> orZero(s.getUpdatedReplicas())).orElse(0),
                status.map(s -> orZero(s.getReplicas())).orElse(0),
                status.map(s -> orZero(s.getAvailableReplicas())).orElse(0),
                orZero(d.getSpec().getMinReadySeconds()),
                Boolean.TRUE.equals(d.getSpec().getPaused()),
                meta.getDeletionTimestamp() != null,
                revision(meta),
                template(d.getSpec().getTemplate()),
                "",
                0,
                Optional.ofNullable(d.getSpec().getSelector().getMatchLabels()).orElse(Map.of()),
                annotations(meta),
                images(d.getSpec().getTemplate()),
                status.map(s -> s.getConditions().stream()
                                .map(c -> condition(
                                        c.getType(),
                                        c.getStatus(),
                                        c.getReason(),
                                        c.getMessage(),
                                        c.getLastTransitionTime()))
                                .toList())
                        .orElse(List.of()));
    }

    static ReplicaSetState replicaSet(ReplicaSet r) {
        ObjectMeta meta = r.getMetadata();
        return new ReplicaSetState(
                meta.getName(),
                meta.getUid(),
                owner(r),
                revision(meta),
                template(r.getSpec().getTemplate()),
                Optional.ofNullable(r.getSpec().getReplicas()).orElse(1),
                annotations(meta),
                images(r.getSpec().getTemplate()),
                Optional.ofNullable(r.getStatus())
                        .map(s -> s.getConditions().stream()
                                .map(c -> condition(
                                        c.getType(),
                                        c.getStatus(),
                                        c.getReason(),
                                        c.getMessage(),
                                        c.getLastTransitionTime()))
                                .toList())
                        .orElse(List.of()),
                instant(meta.getCreationTimestamp()));
    }

    static PodState pod(Pod p) {
        var status = Optional.ofNullable(p.getStatus());
        ObjectMeta meta = p.getMetadata();
        List<Condition> conditions = status.map(s -> s.getConditions().stream()
                        .map(c -> condition(
                                c.getType(), c.getStatus(), c.getReason(), c.getMessage(), c.getLastTransitionTime()))
                        .toList())
                .orElse(List.of());
        return new PodState(
                meta.getName(),
                meta.getUid(),
                owner(p),
                status.map(s -> orEmpty(s.getPhase())).orElse(""),
                status.map(s -> orEmpty(s.getReason())).orElse(""),
                status.map(s -> orEmpty(s.getMessage())).orElse(""),
                meta.getDeletionTimestamp() != null,
                instant(meta.getCreationTimestamp()),
                conditions.stream()
                        .filter(c -> c.type().equals("Ready") && c.isTrue())
                        .map(c -> c.since() == null ? Instant.EPOCH : c.since())
                        .findFirst()
                        .orElse(null),
                conditions,
                status.map(s -> containers(s.getInitContainerStatuses())).orElse(List.of()),
                status.map(s -> containers(s.getContainerStatuses())).orElse(List.of()),
                readiness(p),
                orEmpty(p.getSpec().getNodeName()),
                claims(p),
                specs(p));
    }

    private static List<String> claims(Pod p) {
        return p.getSpec().getVolumes().stream()
                .flatMap(v -> Stream.ofNullable(v.getPersistentVolumeClaim()))
                .map(c -> orEmpty(c.getClaimName()))
                .toList();
    }

    private static Map<String, ContainerSpec> specs(Pod p) {
        Map<String, ContainerSpec> specs = new LinkedHashMap<>();
        Stream.concat(p.getSpec().getInitContainers().stream(), p.getSpec().getContainers().stream())
                .forEach(c -> specs.put(c.getName(), spec(c)));
        return specs;
    }

    private static ContainerSpec spec(Container c) {
        String limit = Optional.ofNullable(c.getResources())
                .map(r -> r.getLimits())
                .map(l -> l.get("memory"))
                .map(String::valueOf)
                .orElse("");
        return new ContainerSpec(
                limit,
                c.getEnv().stream()
                        .filter(e -> e.getName().equals("JVM_MEM_OPTS"))
                        .map(e -> orEmpty(e.getValue()))
                        .findFirst()
                        .orElse(""));
    }

    static EventState event(Event e) {
        var about = e.getInvolvedObject();
        Instant last = instant(e.getLastTimestamp());
        if (last == null && e.getEventTime() != null) {
            last = instant(e.getEventTime().getTime());
        }
        return new EventState(
                orEmpty(about.getKind()),
                orEmpty(about.getName()),
                orEmpty(about.getUid()),
                orEmpty(e.getType()),
                orEmpty(e.getReason()),
                orEmpty(e.getMessage()),
                orZero(e.getCount()),
                last == null ? instant(e.getMetadata().getCreationTimestamp()) : last);
    }

    private static List<ContainerState> containers(List<ContainerStatus> statuses) {
        return statuses.stream().map(SnapshotReader::container).toList();
    }

    private static ContainerState container(ContainerStatus s) {
        var state = Optional.ofNullable(s.getState());
        var last = Optional.ofNullable(s.getLastState()).map(l -> l.getTerminated());
        var ended = state.map(t -> t.getTerminated());
        var waiting = state.map(t -> t.getWaiting());
        return new ContainerState(
                s.getName(),
                orEmpty(s.getImage()),
                Boolean.TRUE.equals(s.getReady()),
                state.map(t -> t.getRunning()).isPresent(),
                orZero(s.getRestartCount()),
                waiting.map(w -> orEmpty(w.getReason())).orElse(""),
                waiting.map(w -> orEmpty(w.getMessage())).orElse(""),
                ended.map(t -> t.getExitCode()).orElse(null),
                ended.map(t -> orEmpty(t.getReason())).orElse(""),
                last.map(t -> t.getExitCode()).orElse(null),
                last.map(t -> orEmpty(t.getReason())).orElse(""),
                ended.or(() -> last).map(t -> orEmpty(t.getMessage())).orElse(""),
                state.map(t -> t.getRunning())
                        .map(r -> instant(r.getStartedAt()))
                        .orElse(null));
    }

    private static @Nullable HttpProbe readiness(Pod p) {
        for (Container c : p.getSpec().getContainers()) {
            HTTPGetAction get =
                    c.getReadinessProbe() == null ? null : c.getReadinessProbe().getHttpGet();
            if (get != null) {
                boolean https = "HTTPS".equalsIgnoreCase(get.getScheme());
                return new HttpProbe(
                        c.getName(), Optional.ofNullable(get.getPath()).orElse("/"), port(c, get.getPort()), https);
            }
        }
        return null;
    }

    private static int port(Container c, IntOrString port) {
        if (port.getIntVal() != null) {
            return port.getIntVal();
        }
        return c.getPorts().stream()
                .filter(known -> port.getStrVal().equals(known.getName()))
                .map(known -> known.getContainerPort())
                .findFirst()
                .orElse(0);
    }

    /** As the Deployment controller compares them: all of it, but for the label that it writes itself. */
    static int template(PodTemplateSpec template) {
        ObjectMeta meta = template.getMetadata();
        Map<String, String> labels = new HashMap<>(
                Optional.ofNullable(meta).map(ObjectMeta::getLabels).orElse(Map.of()));
        labels.remove("pod-template-hash");
        Map<String, String> annotations =
                Optional.ofNullable(meta).map(ObjectMeta::getAnnotations).orElse(Map.of());
        return Objects.hash(labels, annotations, template.getSpec());
    }

    static Map<String, String> images(PodTemplateSpec template) {
        Map<String, String> images = new LinkedHashMap<>();
        template.getSpec().getContainers().forEach(c -> images.put(c.getName(), orEmpty(c.getImage())));
        return images;
    }

    private static Condition condition(
            String type, String status, @Nullable String reason, @Nullable String message, @Nullable String since) {
        return new Condition(type, status, orEmpty(reason), orEmpty(message), instant(since));
    }

    private static String owner(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(o -> Boolean.TRUE.equals(o.getController()))
                .map(o -> owner(o, object.getMetadata()))
                .findFirst()
                .orElse("");
    }

    /** Pods of a StatefulSet or DaemonSet tell their revision by a label that its controller writes. */
    private static String owner(OwnerReference owner, ObjectMeta meta) {
        Map<String, String> labels = Optional.ofNullable(meta.getLabels()).orElse(Map.of());
        return switch (orEmpty(owner.getKind())) {
            case "StatefulSet" -> owner.getUid() + "/" + labels.getOrDefault("controller-revision-hash", "");
            case "DaemonSet" -> owner.getUid() + "/" + labels.getOrDefault("pod-template-generation", "");
            default -> owner.getUid();
        };
    }

    static Map<String, String> annotations(ObjectMeta meta) {
        return Optional.ofNullable(meta.getAnnotations()).map(Map::copyOf).orElse(Map.of());
    }

    private static long revision(ObjectMeta meta) {
        String text = annotations(meta).getOrDefault(REVISION, "0");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
