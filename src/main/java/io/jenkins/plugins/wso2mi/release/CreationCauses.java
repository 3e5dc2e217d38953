package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Causes above the pods: pods that cannot be made, and rollouts that came to a halt. */
final class CreationCauses {
    private static final Pattern LIMIT_RANGE = Pattern.compile("is forbidden: \\[?(maximum|minimum)");
    private static final Duration QUOTA_PATIENCE = Duration.ofSeconds(15);
    /** After a rollback the controller leaves the earlier rollout's condition standing until it sees progress. */
    private static final Duration STALE = Duration.ofSeconds(5);

    private static final Duration CREATE_PATIENCE = Duration.ofSeconds(10);

    private CreationCauses() {}

    static List<Cause> of(DeploymentState deployment, ReplicaSetState newest) {
        List<Cause> causes = new ArrayList<>();
        newest.conditions().stream()
                .filter(c -> c.type().equals("ReplicaFailure") && c.isTrue())
                .map(c -> notCreated("ReplicaSet " + newest.name(), c))
                .forEach(causes::add);
        deployment.conditions().stream()
                .filter(c -> c.type().equals("Progressing") && c.reason().equals("ProgressDeadlineExceeded"))
                .map(c -> Cause.counted(
                        "Deployment " + deployment.name(),
                        "deadline",
                        "the progress deadline is over: " + c.message(),
                        "see why its pods do not become ready",
                        STALE))
                .forEach(causes::add);
        if (deployment.paused()) {
            causes.add(Cause.passing(
                    "Deployment " + deployment.name(),
                    "paused",
                    "the Deployment is paused",
                    "set spec.paused to false"));
        }
        return causes;
    }

    private static Cause notCreated(String object, Condition failure) {
        String words = failure.message();
        String sentence = "pods cannot be created: " + words;
        if (words.contains("exceeded quota")) {
            return Cause.counted(
                    object,
                    "create",
                    sentence,
                    "free quota, ask for more, or lower requests and limits",
                    QUOTA_PATIENCE);
        }
        if (words.contains("violates PodSecurity")) {
            return Cause.permanent(object, "create", sentence, "meet the namespace's pod security level");
        }
        if (words.contains("denied the request")) {
            return Cause.permanent(object, "create", sentence, "satisfy the admission webhook");
        }
        if (LIMIT_RANGE.matcher(words).find()) {
            return Cause.permanent(object, "create", sentence, "keep requests and limits within the LimitRange");
        }
        return Cause.counted(object, "create", sentence, "", CREATE_PATIENCE);
    }
}
