package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Causes of one pod that is not Ready. */
final class PodCauses {
    private static final Duration MOUNT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration NODE_EVENT = Duration.ofSeconds(2);
    private static final Set<String> PULLS = Set.of("Pulling", "Pulled");

    private final Snapshot snapshot;
    private final PodState pod;
    private final Lookups lookups;
    private final String object;

    private PodCauses(Snapshot snapshot, PodState pod, Lookups lookups) {
        this.snapshot = snapshot;
        this.pod = pod;
        this.lookups = lookups;
        this.object = "Pod " + pod.name();
    }

    static List<Cause> of(Snapshot snapshot, PodState pod, Lookups lookups) {
        return new PodCauses(snapshot, pod, lookups).find();
    }

    private List<Cause> find() {
        List<Cause> causes = new ArrayList<>();
        nodeLost().ifPresent(causes::add);
        new ScheduleCauses(snapshot, pod, lookups).find().ifPresent(causes::add);
        ContainerCauses ofContainers = new ContainerCauses(snapshot, pod, lookups);
        containers().flatMap(c -> ofContainers.of(c).stream()).forEach(causes::add);
        // events outlive their trouble: what has started once has its volumes
        if (causes.isEmpty() && containers().noneMatch(PodCauses::hasStarted)) {
            notStarted().ifPresent(causes::add);
        }
        if (causes.isEmpty() && pod.containers().stream().anyMatch(ContainerState::running)) {
            causes.add(notReady());
        }
        return causes;
    }

    private Stream<ContainerState> containers() {
        return Stream.concat(pod.initContainers().stream(), pod.containers().stream());
    }

    private static boolean hasStarted(ContainerState container) {
        return container.running() || container.exitCode() != null || container.lastExitCode() != null;
    }

    private Optional<Cause> nodeLost() {
        boolean lost = pod.reason().equals("NodeLost")
                || pod.condition("Ready").filter(this::isOfNode).isPresent();
        return lost
                ? Optional.of(Cause.passing(
                        object,
                        "node",
                        "node " + pod.node() + " does not answer",
                        "look at the node; its pods are replaced after a while (five minutes by default)"))
                : Optional.empty();
    }

    /** The node controller takes Ready from a pod and tells why in an event only. */
    private boolean isOfNode(Condition ready) {
        Instant since = ready.since() == null ? Instant.MAX : ready.since().minus(NODE_EVENT);
        return PodEvents.of(snapshot, pod, "NodeNotReady")
                .anyMatch(e -> e.last() != null && e.last().isAfter(since));
    }

    private Optional<Cause> notStarted() {
        Optional<EventState> pull = snapshot.eventsOf(pod.uid()).stream()
                .filter(e -> PULLS.contains(e.reason()))
                .findFirst();
        if (pull.isEmpty()) {
            return mount().or(this::sandbox);
        }
        // who pulls has mounted
        PullCauses pulls = new PullCauses(snapshot, pod, lookups);
        return pull.filter(e -> e.reason().equals("Pulling")).map(e -> containers()
                .flatMap(c -> pulls.again(c).stream())
                .findFirst()
                .orElseGet(() -> Cause.passing(object, "pulling", "the node is at it: " + e.message(), "")));
    }

    private Optional<Cause> sandbox() {
        return latest("FailedCreatePodSandBox")
                .map(e -> Cause.passing(
                        object, "sandbox", e.message(), "look at the node's container runtime and network"));
    }

    private Optional<Cause> mount() {
        return latest("FailedMount").or(() -> latest("FailedAttachVolume")).map(e -> new MissingObject(lookups)
                .cause(
                        object,
                        "mount",
                        "a volume cannot be mounted: " + e.message(),
                        e.message(),
                        "check the volume",
                        MOUNT_PATIENCE));
    }

    private Cause notReady() {
        ProbeAnswer answer = snapshot.probes().get(pod.name());
        if (answer != null) {
            List<String> faulty = FaultyApplications.in(answer);
            if (!faulty.isEmpty()) {
                return Cause.permanent(
                        object,
                        "faulty",
                        "carbon application " + String.join(", ", faulty) + " is faulty on the server",
                        "see the server's log below for the artifact that failed, correct it and build the CAR again");
            }
            if (answer.status() >= 400) {
                return probe("not ready: the probe answers " + answer.status() + " " + answer.body());
            }
        }
        return pod.condition("Ready")
                .filter(c -> c.reason().equals("ReadinessGatesNotReady"))
                .map(c -> probe("its containers are ready, its readiness gates are not: " + c.message()))
                .or(() -> unhealthy().map(e -> probe("not ready: " + e.message())))
                .orElseGet(() -> probe("started, not ready yet"));
    }

    private Cause probe(String sentence) {
        return Cause.passing(object, "probe", sentence, "");
    }

    /** What the kubelet said of the present run: a server that was restarted starts anew. */
    private Optional<EventState> unhealthy() {
        Instant started = pod.containers().stream()
                .map(ContainerState::started)
                .filter(s -> s != null)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return PodEvents.of(snapshot, pod, "Unhealthy")
                .filter(e -> e.last() == null || !e.last().isBefore(started))
                .findFirst();
    }

    private Optional<EventState> latest(String reason) {
        return PodEvents.latest(snapshot, pod, reason);
    }
}
