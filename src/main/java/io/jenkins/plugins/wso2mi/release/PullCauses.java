package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.time.Duration;
import java.util.Optional;

/** Causes of a container whose image the node cannot pull. */
final class PullCauses {
    private static final String CODE = "image";
    private static final Duration PULL_PATIENCE = Duration.ofSeconds(60);
    /** The kubelet tries a second time after ten seconds, a third time after twenty more. */
    private static final Duration ABSENT_PATIENCE = Duration.ofSeconds(20);

    private final Snapshot snapshot;
    private final PodState pod;
    private final Lookups lookups;

    PullCauses(Snapshot snapshot, PodState pod, Lookups lookups) {
        this.snapshot = snapshot;
        this.pod = pod;
        this.lookups = lookups;
    }

    /** A name that is none, or an image that must be on the node and is not. */
    Cause unpullable(ContainerState container) {
        String advice = container.waitingReason().equals("ErrImageNeverPull")
                ? "correct the image's name, or allow pulling by imagePullPolicy"
                : "correct the image's name";
        return Cause.permanent(object(), CODE, image(container) + container.waitingMessage(), advice);
    }

    /** A pull that has failed, or waits for its next try. */
    Cause failed(ContainerState container) {
        String said = container.waitingMessage();
        // before Kubernetes 1.32 the kubelet tells the reason in an event only, while it waits
        return failed(
                container,
                PullTrouble.in(said).isPresent() ? said : event(container).orElse(said));
    }

    /** A pull that is tried once more: while it lasts, the container is as one that was never tried. */
    Optional<Cause> again(ContainerState container) {
        return event(container).map(words -> failed(container, words));
    }

    private Cause failed(ContainerState container, String words) {
        Optional<PullTrouble> trouble = PullTrouble.in(words);
        String sentence = image(container) + trouble.map(t -> t.words() + ": ").orElse("cannot be pulled: ") + words;
        String advice = trouble.map(PullTrouble::advice).orElse("look at the node's words");
        return switch (trouble.orElse(PullTrouble.BROKEN)) {
            case PLATFORM -> Cause.permanent(object(), CODE, sentence, advice);
            case ABSENT -> absent(container, sentence, advice);
            case REFUSED -> Cause.counted(object(), CODE, sentence, noSecret().orElse(advice), PULL_PATIENCE);
            default -> Cause.counted(object(), CODE, sentence, advice, PULL_PATIENCE);
        };
    }

    /** A mirror may lag behind its registry, so the registry itself has the last word. */
    private Cause absent(ContainerState container, String sentence, String advice) {
        return switch (lookups.image(container.image())) {
            case ABSENT -> Cause.permanent(object(), CODE, sentence, advice);
            case PRESENT ->
                Cause.counted(
                        object(),
                        CODE,
                        sentence + "; the registry has it now, the node tries again",
                        "check that the node pulls from that registry, not from a mirror that lags behind",
                        PULL_PATIENCE);
            case UNKNOWN -> Cause.counted(object(), CODE, sentence, advice, ABSENT_PATIENCE);
        };
    }

    private Optional<String> event(ContainerState container) {
        return snapshot.eventsOf(pod.uid()).stream()
                .filter(e -> e.reason().equals("Failed") && e.message().contains(container.image()))
                .map(Snapshot.EventState::message)
                .findFirst();
    }

    private Optional<String> noSecret() {
        return PodEvents.latest(snapshot, pod, "FailedToRetrieveImagePullSecret")
                .map(e -> "create the imagePullSecret: " + e.message());
    }

    private String object() {
        return "Pod " + pod.name();
    }

    private static String image(ContainerState container) {
        return "image " + container.image() + " of container " + container.name() + ": ";
    }
}
