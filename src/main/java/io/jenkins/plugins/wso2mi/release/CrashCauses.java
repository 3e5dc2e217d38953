package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerSpec;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Causes of a container that has ended, or could not begin. */
final class CrashCauses {
    private static final String CODE = "crash";
    private static final Duration CRASH_PATIENCE = Duration.ofSeconds(60);
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final int CRASHES = 2;
    /** What the runtime says of a program that will not be there at the next try either. */
    private static final Pattern NO_PROGRAM = Pattern.compile(
            "executable file not found|exec format error|no such file or directory|permission denied|is a directory");

    private final Snapshot snapshot;
    private final PodState pod;

    CrashCauses(Snapshot snapshot, PodState pod) {
        this.snapshot = snapshot;
        this.pod = pod;
    }

    /** A container that the runtime could not start. */
    Cause notStarted(ContainerState container, String words) {
        String sentence = ContainerCauses.words(pod, container) + " cannot be started: " + words;
        return NO_PROGRAM.matcher(words).find()
                ? Cause.permanent(
                        object(), "run", sentence, "correct command and arguments, or take an image for this platform")
                : Cause.counted(object(), "run", sentence, "check command, arguments and mounts", START_PATIENCE);
    }

    /** A container that has ended with an error; empty if it has not. */
    Optional<Cause> of(ContainerState container) {
        Integer code = container.exitCode() != null ? container.exitCode() : container.lastExitCode();
        // an init container that has succeeded at last is no trouble, however often it failed before
        boolean succeeded = container.exitCode() != null && container.exitCode() == 0;
        if (code == null || succeeded || (container.restarts() == 0 && container.running())) {
            return Optional.empty();
        }
        String reason = container.exitCode() != null ? container.exitReason() : container.lastExitReason();
        if (reason.equals("StartError") || reason.equals("ContainerCannotRun")) {
            return Optional.of(notStarted(container, container.exitMessage()));
        }
        return Optional.of(ended(container, code, reason));
    }

    private Cause ended(ContainerState container, int code, String reason) {
        Optional<String> probe = killingProbe(container);
        String sentence =
                ContainerCauses.words(pod, container) + " ended with exit code " + code + " (" + reason + "), "
                        + container.restarts() + " restarts" + memory(container, reason)
                        + probe.map(this::words).orElse("");
        String advice = advice(reason, probe);
        if (container.restarts() >= CRASHES) {
            return Cause.permanent(object(), CODE, sentence, advice);
        }
        return container.running()
                ? Cause.passing(object(), CODE, sentence + "; it runs again", advice)
                : Cause.counted(object(), CODE, sentence, advice, CRASH_PATIENCE);
    }

    private static String advice(String reason, Optional<String> probe) {
        if (reason.equals("OOMKilled")) {
            return "raise the memory limit, or lower the heap (JVM_MEM_OPTS; where it is not set, a Micro Integrator"
                    + " takes up to 1024 MiB)";
        }
        return probe.map(p -> "see why it does not answer; a server that starts slowly needs a startupProbe with a"
                        + " larger failureThreshold")
                .orElse("see its last log lines");
    }

    private String memory(ContainerState container, String reason) {
        ContainerSpec spec = pod.specs().getOrDefault(container.name(), ContainerSpec.NONE);
        if (!reason.equals("OOMKilled")) {
            return "";
        }
        String limit =
                spec.memoryLimit().isEmpty() ? "no memory limit of its own" : "memory limit " + spec.memoryLimit();
        return "; " + limit + ", JVM_MEM_OPTS " + (spec.heap().isEmpty() ? "not set" : spec.heap());
    }

    /** The probe for which the kubelet has ended the container: liveness or startup. */
    private Optional<String> killingProbe(ContainerState container) {
        return PodEvents.of(snapshot, pod, "Killing")
                .filter(e -> e.message().startsWith("Container " + container.name() + " failed "))
                .flatMap(e ->
                        Stream.of("liveness", "startup").filter(p -> e.message().contains(p + " probe")))
                .findFirst();
    }

    private String words(String probe) {
        String title = probe.substring(0, 1).toUpperCase(Locale.ROOT) + probe.substring(1);
        return "; ended by its " + probe + " probe"
                + PodEvents.of(snapshot, pod, "Unhealthy")
                        .filter(e -> e.message().startsWith(title))
                        .map(e -> ": " + e.message())
                        .findFirst()
                        .orElse("");
    }

    private String object() {
        return "Pod " + pod.name();
    }
}
