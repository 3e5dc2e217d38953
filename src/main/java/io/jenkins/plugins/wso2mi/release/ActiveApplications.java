package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.release.ExpectedApplications.Server;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the expected carbon applications are active on the Ready pods of a rollout: a server is ready although it has
 * passed one over, so its log is asked, once a pod, and again while something is missing. A pure function of the
 * snapshot.
 */
final class ActiveApplications {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final Snapshot snapshot;
    private final String deployment;
    private final List<Server> servers;
    private final Instant now;
    private final List<Cause> causes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<String> unconfirmed = new ArrayList<>();
    private Instant nextLook = Instant.MAX;

    private ActiveApplications(Snapshot snapshot, DeploymentState deployment, Instant now) {
        this.snapshot = snapshot;
        this.deployment = deployment.name();
        this.servers = ExpectedApplications.of(deployment).servers();
        this.now = now;
    }

    /**
     * Looks at the pods that are Ready.
     *
     * @param pods those of the newest revision
     */
    static ActiveApplications of(Snapshot snapshot, DeploymentState deployment, List<PodState> pods, Instant now) {
        ActiveApplications active = new ActiveApplications(snapshot, deployment, now);
        for (PodState pod : active.servers.isEmpty() ? List.<PodState>of() : pods) {
            for (ContainerState container : pod.isReady() ? pod.containers() : List.<ContainerState>of()) {
                active.look(pod, container);
            }
        }
        return active;
    }

    private void look(PodState pod, ContainerState container) {
        servers.stream().filter(s -> s.container().equals(container.name())).forEach(server -> {
            LogExcerpt read = snapshot.logs().get(Snapshot.logKey(pod.name(), container.name()));
            ServerWord word = ServerWord.of(pod, container, server.applications(), read);
            word.cause().ifPresent(causes::add);
            word.unconfirmed().ifPresent(unconfirmed::add);
            if (word.isOpen()) {
                ask(pod, container, read);
            }
        });
    }

    private void ask(PodState pod, ContainerState container, @Nullable LogExcerpt read) {
        Instant due = read == null || read.restarts() != container.restarts()
                ? now
                : read.at().plus(ASK_AGAIN);
        if (!now.isBefore(due)) {
            questions.add(new Question.ServerLog(pod, container));
            due = now.plus(ASK_AGAIN);
        }
        nextLook = due.isBefore(nextLook) ? due : nextLook;
    }

    /** What stands in the way: one for each pod that has not said yes. */
    List<Cause> causes() {
        return causes;
    }

    /** What to ask now. */
    List<Question> questions() {
        return questions;
    }

    /** When to look again for what is open. */
    Instant nextLook() {
        return nextLook;
    }

    /** What was confirmed, to be added to the words of a gate that passes; empty if nothing is expected. */
    String words() {
        long expected = servers.stream().mapToLong(s -> s.applications().size()).sum();
        return expected == 0 || !unconfirmed.isEmpty() ? "" : ", carbon applications active on each: " + expected;
    }

    /** The warning of a gate that passes without knowing; empty if there is none. */
    List<Event> warnings() {
        return unconfirmed.isEmpty()
                ? List.of()
                : List.of(new Event.Trouble(
                        now,
                        Problem.warning(
                                "Deployment " + deployment,
                                "not confirmed on " + unconfirmed.size()
                                        + " pods that the carbon applications of the image are active: "
                                        + unconfirmed.get(0),
                                "look at the server's log, or ask its management API")));
    }
}
