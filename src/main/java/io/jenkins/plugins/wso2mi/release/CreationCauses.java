package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Causes above the pods: pods that cannot be made, and rollouts that came to a halt. */
final class CreationCauses {
    private static final String CODE = "create";
    private static final Pattern LIMIT_RANGE = Pattern.compile("is forbidden: \\[?(maximum|minimum)");
    /** Webhooks and ValidatingAdmissionPolicies. */
    private static final Pattern DENIED = Pattern.compile("denied (the )?request");

    private static final Duration QUOTA_PATIENCE = Duration.ofSeconds(15);
    /** Old pods have gone, and the controller tries again only after about as long as it has tried before. */
    private static final Duration FREED_PATIENCE = Duration.ofSeconds(90);

    /** After a rollback the controller leaves the earlier rollout's condition standing until it sees progress. */
    private static final Duration STALE = Duration.ofSeconds(5);

    private static final Duration CREATE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(30);

    private final RolloutView view;
    private final MissingObject missing;

    private CreationCauses(RolloutView view, Lookups lookups) {
        this.view = view;
        this.missing = new MissingObject(lookups);
    }

    static List<Cause> of(Snapshot snapshot, RolloutView view, Lookups lookups) {
        DeploymentState workload = view.deployment();
        List<Cause> causes = new ArrayList<>();
        CreationCauses creation = new CreationCauses(view, lookups);
        view.newest()
                .ifPresent(newest -> causes.addAll(
                        workload.isDeployment() ? creation.ofReplicaSet(newest) : creation.ofSet(snapshot)));
        paused(workload).ifPresent(causes::add);
        // without a ReplicaSet, or paused, the condition is of an earlier rollout
        if (view.newest().isPresent() && !workload.paused()) {
            deadline(workload).ifPresent(causes::add);
        }
        return causes;
    }

    private List<Cause> ofReplicaSet(ReplicaSetState newest) {
        return newest.conditions().stream()
                .filter(c -> c.type().equals("ReplicaFailure") && c.isTrue())
                .map(c -> notCreated("ReplicaSet " + newest.name(), c.message()))
                .toList();
    }

    /** A StatefulSet or DaemonSet has no condition for it, only events, which outlive their trouble. */
    private List<Cause> ofSet(Snapshot snapshot) {
        if (view.pods().size() >= view.deployment().replicas()) {
            return List.of();
        }
        return snapshot.eventsOf(view.deployment().uid()).stream()
                .filter(e -> e.reason().startsWith("FailedCreate") || e.reason().startsWith("SuccessfulCreate"))
                .limit(1)
                .filter(e -> e.reason().startsWith("FailedCreate"))
                .map(e -> notCreated(view.deployment().words(), e.message()))
                .toList();
    }

    private static Optional<Cause> deadline(DeploymentState workload) {
        return workload.conditions().stream()
                .filter(c -> c.type().equals("Progressing") && c.reason().equals("ProgressDeadlineExceeded"))
                .findFirst()
                .map(c -> Cause.counted(
                        workload.words(),
                        "deadline",
                        "the progress deadline is over: " + c.message(),
                        "see why its pods do not become ready",
                        STALE));
    }

    private static Optional<Cause> paused(DeploymentState workload) {
        if (!workload.paused()) {
            return Optional.empty();
        }
        return Optional.of(
                workload.isDeployment()
                        ? Cause.passing(
                                workload.words(), "paused", "the Deployment is paused", "set spec.paused to false")
                        : Cause.passing(
                                workload.words(),
                                "paused",
                                "its update strategy is OnDelete: pods stay as they are until somebody deletes them",
                                "delete its pods one by one, or take the strategy RollingUpdate"));
    }

    private Cause notCreated(String object, String words) {
        String sentence = "pods cannot be created: " + words;
        if (words.contains("exceeded quota")) {
            return quota(object, sentence);
        }
        if (words.contains("violates PodSecurity")) {
            return Cause.permanent(object, CODE, sentence, "meet the namespace's pod security level");
        }
        if (words.contains("failed calling webhook")) {
            return Cause.counted(
                    object, CODE, sentence, "look at the webhook's own pods and its certificate", WEBHOOK_PATIENCE);
        }
        if (DENIED.matcher(words).find()) {
            return Cause.permanent(object, CODE, sentence, "satisfy the admission webhook or policy");
        }
        if (LIMIT_RANGE.matcher(words).find()) {
            return Cause.permanent(object, CODE, sentence, "keep requests and limits within the LimitRange");
        }
        return missing.cause(object, CODE, sentence, words, "", CREATE_PATIENCE);
    }

    private Cause quota(String object, String sentence) {
        String advice = "free quota, ask for more, or lower requests and limits";
        if (view.leaving() > 0) {
            return Cause.passing(object, "leaving", sentence + "; old pods that are ending will free some", advice);
        }
        boolean freed = view.old() == 0 && view.revisions() > 1;
        return Cause.counted(object, CODE, sentence, advice, freed ? FREED_PATIENCE : QUOTA_PATIENCE);
    }
}
