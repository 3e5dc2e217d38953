package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.time.Duration;
import java.util.Optional;

/** Causes of one container that does not run. */
final class ContainerCauses {
    /**
     * The kubelet tries again only every ten to twenty seconds, so a Secret that comes late needs this long to be seen.
     */
    private static final Duration CONFIG_PATIENCE = Duration.ofSeconds(30);

    private final PodState pod;
    private final PullCauses pulls;
    private final CrashCauses crashes;
    private final MissingObject missing;

    ContainerCauses(Snapshot snapshot, PodState pod, Lookups lookups) {
        this.pod = pod;
        this.pulls = new PullCauses(snapshot, pod, lookups);
        this.crashes = new CrashCauses(snapshot, pod);
        this.missing = new MissingObject(lookups);
    }

    Optional<Cause> of(ContainerState container) {
        return switch (container.waitingReason()) {
            case "InvalidImageName", "ErrImageNeverPull" -> Optional.of(pulls.unpullable(container));
            case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable", "ImageInspectError" ->
                Optional.of(pulls.failed(container));
            case "CreateContainerConfigError", "CreateContainerError" -> Optional.of(notCreated(container));
            case "RunContainerError" -> Optional.of(crashes.notStarted(container, container.waitingMessage()));
            default -> crashes.of(container);
        };
    }

    /** A container in words: an init container is told apart. */
    static String words(PodState pod, ContainerState container) {
        return (pod.initContainers().contains(container) ? "init container " : "container ") + container.name();
    }

    private Cause notCreated(ContainerState container) {
        String words = container.waitingMessage();
        String object = "Pod " + pod.name();
        String sentence = words(pod, container) + " cannot be created: " + words;
        if (words.contains("runAsNonRoot")) {
            return Cause.permanent(
                    object, "config", sentence, "give the image a numeric user, or set runAsUser, other than root");
        }
        String advice = words.contains("couldn't find key") ? "add the key to the object" : "";
        return missing.cause(object, "config", sentence, words, advice, CONFIG_PATIENCE);
    }
}
