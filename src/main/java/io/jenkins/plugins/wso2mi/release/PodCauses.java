package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Causes of one pod that is not Ready. */
final class PodCauses {
    private static final Duration MOUNT_PATIENCE = Duration.ofSeconds(20);

    private PodCauses() {}

    static List<Cause> of(Snapshot snapshot, PodState pod) {
        String object = "Pod " + pod.name();
        List<Cause> causes = new ArrayList<>();
        pod.condition("PodScheduled")
                .filter(c -> c.reason().equals("Unschedulable"))
                .map(c -> unschedulable(object, c))
                .ifPresent(causes::add);
        containers(pod).flatMap(c -> ContainerCauses.of(object, c).stream()).forEach(causes::add);
        // events outlive their trouble: what has started once has its volumes
        if (causes.isEmpty() && containers(pod).noneMatch(PodCauses::hasStarted)) {
            mount(snapshot, pod, object).ifPresent(causes::add);
        }
        if (causes.isEmpty() && pod.containers().stream().anyMatch(ContainerState::running)) {
            causes.add(notReady(snapshot, pod, object));
        }
        return causes;
    }

    private static Stream<ContainerState> containers(PodState pod) {
        return Stream.concat(pod.initContainers().stream(), pod.containers().stream());
    }

    private static boolean hasStarted(ContainerState container) {
        return container.running() || container.exitCode() != null || container.lastExitCode() != null;
    }

    private static Cause unschedulable(String object, Condition condition) {
        return Cause.passing(
                object,
                "schedule",
                "no node takes the pod: " + condition.message(),
                "add nodes, lower requests, or correct selectors, taints and volumes");
    }

    private static Optional<Cause> mount(Snapshot snapshot, PodState pod, String object) {
        return latest(snapshot, pod, "FailedMount")
                .map(e -> Cause.counted(
                        object,
                        "mount",
                        "a volume cannot be mounted: " + e.message(),
                        e.message().contains("not found") ? "create the missing object" : "check the volume",
                        MOUNT_PATIENCE));
    }

    private static Cause notReady(Snapshot snapshot, PodState pod, String object) {
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
                return Cause.passing(
                        object, "probe", "not ready: the probe answers " + answer.status() + " " + answer.body(), "");
            }
        }
        return latest(snapshot, pod, "Unhealthy")
                .map(e -> Cause.passing(object, "probe", "not ready: " + e.message(), ""))
                .orElseGet(() -> Cause.passing(object, "probe", "started, not ready yet", ""));
    }

    private static Optional<EventState> latest(Snapshot snapshot, PodState pod, String reason) {
        return snapshot.eventsOf(pod.uid()).stream()
                .filter(e -> e.reason().equals(reason))
                .findFirst();
    }
}
