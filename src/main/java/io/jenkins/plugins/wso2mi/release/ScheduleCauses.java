package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.util.Optional;
import java.util.Set;

/** Causes of a pod that has no node yet. */
final class ScheduleCauses {
    private static final String CODE = "schedule";
    private static final Set<String> BINDING =
            Set.of("WaitForFirstConsumer", "WaitForPodScheduled", "ExternalProvisioning", "Provisioning");

    private final Snapshot snapshot;
    private final PodState pod;
    private final MissingObject missing;

    ScheduleCauses(Snapshot snapshot, PodState pod, Lookups lookups) {
        this.snapshot = snapshot;
        this.pod = pod;
        this.missing = new MissingObject(lookups);
    }

    Optional<Cause> find() {
        if (!pod.node().isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> scheduled = pod.condition("PodScheduled")
                .filter(c -> !c.isTrue() && !c.reason().isEmpty());
        return scheduled.isPresent() ? scheduled.map(this::unscheduled) : claimUnderWay();
    }

    private Cause unscheduled(Condition condition) {
        String words = condition.message();
        if (condition.reason().equals("SchedulingGated")) {
            return passing("held back by a scheduling gate: " + words, "remove the pod's schedulingGates");
        }
        Optional<EventState> scaleUp = PodEvents.latest(snapshot, pod, "TriggeredScaleUp");
        if (scaleUp.isPresent()) {
            return passing("a node is being added for it (" + scaleUp.get().message() + "): " + brief(words), "");
        }
        if (words.contains("persistentvolumeclaim")) {
            return missing.cause(
                    object(), ClaimCauses.CODE, sentence(words), words, advice(words), ClaimCauses.PATIENCE);
        }
        if (words.contains("unbound immediate PersistentVolumeClaims")) {
            return unbound(words);
        }
        return passing(sentence(words), advice(words));
    }

    private Cause unbound(String words) {
        return ofClaims(ClaimCauses.UNBOUND)
                .map(event -> ClaimCauses.unbound(object(), event))
                .orElseGet(() -> Cause.passing(object(), ClaimCauses.CODE, sentence(words), advice(words)));
    }

    private Optional<Cause> claimUnderWay() {
        return ofClaims(BINDING).map(event -> ClaimCauses.waiting(object(), event));
    }

    private Optional<EventState> ofClaims(Set<String> reasons) {
        if (pod.claims().isEmpty()) {
            return Optional.empty();
        }
        return snapshot.events().stream()
                .filter(e -> e.kind().equals("PersistentVolumeClaim")
                        && pod.claims().contains(e.name())
                        && reasons.contains(e.reason()))
                .reduce((before, after) -> after);
    }

    private Cause passing(String sentence, String advice) {
        return Cause.passing(object(), CODE, sentence, advice);
    }

    private static String sentence(String words) {
        return "no node takes the pod: " + brief(words);
    }

    /** The scheduler adds what it thinks of preemption, node by node, which is never the cause. */
    private static String brief(String words) {
        int preemption = words.indexOf(" preemption:");
        return preemption < 0 ? words : words.substring(0, preemption);
    }

    private static String advice(String words) {
        if (words.contains("Insufficient ")) {
            return "add nodes, or lower the requests";
        }
        if (words.contains("untolerated taint")) {
            return "tolerate the taint, or add nodes without it";
        }
        if (words.contains("affinity") || words.contains("selector")) {
            return "correct nodeSelector and affinity, or label a node";
        }
        return words.contains("olume")
                ? "check claims, volumes and storage classes"
                : "add nodes, lower requests, or correct selectors, taints and volumes";
    }

    private String object() {
        return "Pod " + pod.name();
    }
}
