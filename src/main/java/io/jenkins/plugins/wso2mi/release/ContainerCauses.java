package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import java.time.Duration;
import java.util.Optional;

/** Causes of one container that does not run. */
final class ContainerCauses {
    private static final Duration PULL_PATIENCE = Duration.ofSeconds(60);
    /**
     * The kubelet tries again only every ten to twenty seconds, so a Secret that comes late needs this long to be seen.
     */
    private static final Duration CONFIG_PATIENCE = Duration.ofSeconds(30);

    private static final Duration CRASH_PATIENCE = Duration.ofSeconds(60);
    private static final int CRASHES = 2;

    private ContainerCauses() {}

    static Optional<Cause> of(String object, ContainerState container) {
        return switch (container.waitingReason()) {
            case "InvalidImageName", "ErrImageNeverPull" ->
                Optional.of(Cause.permanent(
                        object, "image", image(container) + container.waitingMessage(), "correct the image's name"));
            case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable" -> Optional.of(pull(object, container));
            case "CreateContainerConfigError", "CreateContainerError" ->
                Optional.of(Cause.counted(
                        object,
                        "config",
                        "container " + container.name() + " cannot be created: " + container.waitingMessage(),
                        container.waitingMessage().contains("not found") ? "create the missing object" : "",
                        CONFIG_PATIENCE));
            case "RunContainerError" ->
                Optional.of(Cause.counted(
                        object,
                        "run",
                        "container " + container.name() + " cannot be started: " + container.waitingMessage(),
                        "check command, arguments and mounts",
                        CONFIG_PATIENCE));
            default -> crash(object, container);
        };
    }

    private static String image(ContainerState container) {
        return "image " + container.image() + " of container " + container.name() + ": ";
    }

    private static Cause pull(String object, ContainerState container) {
        String words = container.waitingMessage();
        String sentence = image(container) + words;
        if (words.contains("not found") || words.contains("manifest unknown")) {
            return Cause.permanent(object, "image", sentence, "push the image, or correct its name or tag");
        }
        boolean refused = words.contains("401 Unauthorized")
                || words.contains("403 Forbidden")
                || words.contains("unauthorized")
                || words.contains("authorization failed");
        return Cause.counted(
                object,
                "image",
                sentence,
                refused
                        ? "give the pod an imagePullSecret that may pull it"
                        : "check that the node reaches the registry",
                PULL_PATIENCE);
    }

    private static Optional<Cause> crash(String object, ContainerState container) {
        Integer code = container.exitCode() != null ? container.exitCode() : container.lastExitCode();
        // an init container that has succeeded at last is no trouble, however often it failed before
        boolean succeeded = container.exitCode() != null && container.exitCode() == 0;
        if (code == null || succeeded || (container.restarts() == 0 && container.running())) {
            return Optional.empty();
        }
        String reason = container.exitCode() != null ? container.exitReason() : container.lastExitReason();
        String sentence = "container " + container.name() + " ended with exit code " + code + " (" + reason + "), "
                + container.restarts() + " restarts";
        String advice = reason.equals("OOMKilled")
                ? "raise the memory limit, or lower the heap (JVM_MEM_OPTS)"
                : "see its last log lines";
        return Optional.of(
                container.restarts() >= CRASHES
                        ? Cause.permanent(object, "crash", sentence, advice)
                        : Cause.counted(object, "crash", sentence, advice, CRASH_PATIENCE));
    }
}
