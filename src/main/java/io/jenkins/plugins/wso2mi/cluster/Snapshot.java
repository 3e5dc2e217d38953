package io.jenkins.plugins.wso2mi.cluster;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A namespace at one moment, as far as rollouts are concerned: what decisions are made from. What belongs to one
 * workload is found without going through all others, so ten thousand gates may look at one snapshot. Immutable.
 */
public final class Snapshot {
    private final List<DeploymentState> deployments;
    private final List<ReplicaSetState> replicaSets;
    private final List<PodState> pods;
    private final @Nullable List<EventState> events;
    private final Heard heard;
    private final SnapshotIndex index;

    /**
     * A snapshot of what is given.
     *
     * @param events null while nobody follows them
     */
    public Snapshot(
            List<DeploymentState> deployments,
            List<ReplicaSetState> replicaSets,
            List<PodState> pods,
            @Nullable List<EventState> events,
            Heard heard) {
        this.deployments = List.copyOf(deployments);
        this.replicaSets = List.copyOf(replicaSets);
        this.pods = List.copyOf(pods);
        this.events = events == null ? null : List.copyOf(events);
        this.heard = heard;
        this.index = new SnapshotIndex(deployments, replicaSets, pods, events());
    }

    private Snapshot(Snapshot same, Heard heard) {
        this.deployments = same.deployments;
        this.replicaSets = same.replicaSets;
        this.pods = same.pods;
        this.events = same.events;
        this.heard = heard;
        this.index = same.index;
    }

    /**
     * What was asked for beyond the objects.
     *
     * @param probes what pods answered when asked for their health, by pod name
     * @param logs what the logs of containers begin with, by {@link #logKey}
     * @param management what the management APIs of servers say, by {@link #logKey}
     * @param lookups what was looked up elsewhere, by the name of the question
     */
    public record Heard(
            Map<String, ProbeAnswer> probes,
            Map<String, LogExcerpt> logs,
            Map<String, ManagementAnswer> management,
            Map<String, Lookup> lookups) {
        public Heard {
            probes = Map.copyOf(probes);
            logs = Map.copyOf(logs);
            management = Map.copyOf(management);
            lookups = Map.copyOf(lookups);
        }
    }

    /** The same objects with other answers. */
    Snapshot with(Heard other) {
        return new Snapshot(this, other);
    }

    /** All Deployments, and of StatefulSets and DaemonSets those kinds that somebody follows. */
    public List<DeploymentState> deployments() {
        return deployments;
    }

    public List<ReplicaSetState> replicaSets() {
        return replicaSets;
    }

    public List<PodState> pods() {
        return pods;
    }

    public List<EventState> events() {
        return events == null ? List.of() : events;
    }

    /** Whether Events are followed: if not, that there are none means nothing. */
    public boolean areEventsKnown() {
        return events != null;
    }

    /** What pods answered when asked for their health, by pod name. */
    public Map<String, ProbeAnswer> probes() {
        return heard.probes();
    }

    /** What the logs of containers begin with, as far as they were asked for, by {@link #logKey}. */
    public Map<String, LogExcerpt> logs() {
        return heard.logs();
    }

    /** What was looked up elsewhere, such as an image at its registry, by the name of the question. */
    public Map<String, Lookup> lookups() {
        return heard.lookups();
    }

    /** What the management APIs of servers say, as far as they were asked, by {@link #logKey}. */
    public Map<String, ManagementAnswer> management() {
        return heard.management();
    }

    /** What names a container's log among {@link #logs}. */
    public static String logKey(String pod, String container) {
        return pod + "/" + container;
    }

    /** A condition of an object. */
    public record Condition(
            String type,
            String status,
            String reason,
            String message,
            @Nullable Instant since) {
        public boolean isTrue() {
            return status.equals("True");
        }
    }

    /**
     * A Deployment, or a StatefulSet or DaemonSet in the same terms; counts are pods.
     *
     * @param revision 0 before the controller has set it
     * @param template tells one pod template from another
     * @param update what tells the newest pods of a StatefulSet or DaemonSet: the last part of their owner; empty for a
     *     Deployment
     * @param kept how many pods the update leaves as they are: a StatefulSet's partition
     * @param paused whether its controller replaces no pods by itself
     */
    public record DeploymentState(
            String kind,
            String name,
            String uid,
            long generation,
            long observedGeneration,
            int replicas,
            int updatedReplicas,
            int totalReplicas,
            int availableReplicas,
            int minReadySeconds,
            boolean paused,
            boolean deleting,
            long revision,
            int template,
            String update,
            int kept,
            Map<String, String> selector,
            Map<String, String> annotations,
            Map<String, String> images,
            List<Condition> conditions) {
        public DeploymentState {
            selector = Map.copyOf(selector);
            annotations = Map.copyOf(annotations);
            images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
            conditions = List.copyOf(conditions);
        }

        /** The object in words, such as {@code Deployment web}. */
        public String words() {
            return kind + " " + name;
        }

        public boolean isDeployment() {
            return kind.equals("Deployment");
        }
    }

    /**
     * A ReplicaSet.
     *
     * @param owner the uid of its Deployment, empty without one
     * @param template the Deployment's, if it is of its present pod template
     */
    public record ReplicaSetState(
            String name,
            String uid,
            String owner,
            long revision,
            int template,
            int replicas,
            Map<String, String> annotations,
            Map<String, String> images,
            List<Condition> conditions,
            @Nullable Instant created) {
        public ReplicaSetState {
            annotations = Map.copyOf(annotations);
            images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * How a container stands; exit codes are null where none is known, {@code started} while it does not run.
     *
     * @param exitMessage what the runtime said of its last end; mostly empty
     */
    public record ContainerState(
            String name,
            String image,
            boolean ready,
            boolean running,
            int restarts,
            String waitingReason,
            String waitingMessage,
            @Nullable Integer exitCode,
            String exitReason,
            @Nullable Integer lastExitCode,
            String lastExitReason,
            String exitMessage,
            @Nullable Instant started) {}

    /**
     * What a pod asks for a container.
     *
     * @param memoryLimit as the manifest writes it; empty without one
     * @param heap what its variable {@code JVM_MEM_OPTS} says; empty without one
     */
    public record ContainerSpec(String memoryLimit, String heap) {
        /** Of a container of which nothing is known. */
        public static final ContainerSpec NONE = new ContainerSpec("", "");
    }

    /** The readiness probe of a container, if it is an HTTP one. */
    public record HttpProbe(String container, String path, int port, boolean https) {}

    /**
     * A pod; {@code readySince} is null while it is not Ready.
     *
     * @param owner the uid of its ReplicaSet; of a StatefulSet or DaemonSet the uid, a slash, and its revision
     * @param node where it was put; empty before
     * @param claims names of the PersistentVolumeClaims that it mounts
     * @param specs by container name, init containers included
     */
    public record PodState(
            String name,
            String uid,
            String owner,
            String phase,
            String reason,
            String message,
            boolean deleting,
            @Nullable Instant created,
            @Nullable Instant readySince,
            List<Condition> conditions,
            List<ContainerState> initContainers,
            List<ContainerState> containers,
            @Nullable HttpProbe readiness,
            String node,
            List<String> claims,
            Map<String, ContainerSpec> specs) {
        public PodState {
            claims = List.copyOf(claims);
            specs = Map.copyOf(specs);
            conditions = List.copyOf(conditions);
            initContainers = List.copyOf(initContainers);
            containers = List.copyOf(containers);
        }

        public boolean isReady() {
            return readySince != null;
        }

        /** A condition by its type. */
        public Optional<Condition> condition(String type) {
            return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
        }
    }

    /** An event about an object. */
    public record EventState(
            String kind,
            String name,
            String uid,
            String type,
            String reason,
            String message,
            int count,
            @Nullable Instant last) {}

    /** What a pod answered: the HTTP status, or 0 with the reason in the body if there was no answer. */
    public record ProbeAnswer(Instant at, int status, String body) {
        /** The same answer, asked for again at another time. */
        public ProbeAnswer asked(Instant again) {
            return new ProbeAnswer(again, status, body);
        }
    }

    /**
     * What the log of a container's present run begins with.
     *
     * @param at when it was asked for last
     * @param asked how often it was asked for
     * @param restarts how often the container had been started anew then: the log is of that run
     * @param status the HTTP status of the last answer, or 0 if there was none yet
     * @param trouble why there was none, or why it was refused; empty if it was read
     * @param first when the first line was written; null if there is none
     * @param cut whether more lines were to be kept than are
     * @param lines those that were to be kept, oldest first, uncleaned
     */
    public record LogExcerpt(
            Instant at,
            int asked,
            int restarts,
            int status,
            String trouble,
            @Nullable Instant first,
            boolean cut,
            List<String> lines) {
        public LogExcerpt {
            lines = List.copyOf(lines);
        }

        /** A log that was not asked for yet. */
        public static LogExcerpt unread(int restarts, Instant now) {
            return new LogExcerpt(now, 0, restarts, 0, "", null, false, List.of());
        }

        /** The same, asked for once more. */
        public LogExcerpt again(Instant now) {
            return new LogExcerpt(now, asked + 1, restarts, status, trouble, first, cut, lines);
        }

        /** What was answered to the last question for the same run. */
        LogExcerpt answered(LogExcerpt answer) {
            return new LogExcerpt(
                    at, asked, restarts, answer.status, answer.trouble, answer.first, answer.cut, answer.lines);
        }
    }

    /** What a lookup has found. */
    public enum Found {
        /** It is there. */
        PRESENT,
        /** It is not there, by the word of who must know. */
        ABSENT,
        /** Nobody could be asked, or there is no answer yet. */
        UNKNOWN
    }

    /**
     * An answer to a question that costs a request of its own.
     *
     * @param asked when the last question was put
     * @param at when the question was put that this answers; {@link Instant#EPOCH} before the first answer
     * @param words why it is unknown; may be empty
     */
    public record Lookup(Instant asked, Instant at, Found found, String words) {
        /** A question that is being asked for the first time. */
        public static Lookup asked(Instant now) {
            return new Lookup(now, Instant.EPOCH, Found.UNKNOWN, "");
        }

        /** The same, asked once more. */
        public Lookup again(Instant now) {
            return new Lookup(now, at, found, words);
        }
    }

    /** A Deployment by its name. */
    public Optional<DeploymentState> deployment(String name) {
        return workload("Deployment", name);
    }

    /** A Deployment, or a StatefulSet or DaemonSet of a kind that is followed, by its name. */
    public Optional<DeploymentState> workload(String kind, String name) {
        return index.workload(kind, name);
    }

    /** The revisions of a workload, by owner and not by labels, newest first. */
    public List<ReplicaSetState> revisionsOf(DeploymentState deployment) {
        return index.revisionsOf(deployment);
    }

    /** The pods of a ReplicaSet, by owner. */
    public List<PodState> podsOf(ReplicaSetState replicaSet) {
        return index.podsOf(replicaSet);
    }

    /** Events about an object, newest first. */
    public List<EventState> eventsOf(String uid) {
        return index.eventsOf(uid);
    }
}
