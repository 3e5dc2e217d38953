package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ManagementAnswer;
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
 * passed one over, so its management API is asked where there is a login, else its log; once a pod, and again while
 * something is missing. A pure function of the snapshot.
 */
final class ActiveApplications {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final Snapshot snapshot;
    private final String deployment;
    private final List<Server> servers;
    private final @Nullable String secret;
    private final Instant now;
    private final List<Cause> causes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<String> unconfirmed = new ArrayList<>();
    private Instant nextLook = Instant.MAX;

    private ActiveApplications(Snapshot snapshot, DeploymentState deployment, Instant now) {
        this.snapshot = snapshot;
        this.deployment = deployment.name();
        this.servers = ExpectedApplications.of(deployment).servers();
        this.secret = GateTerms.of(deployment).managementSecret();
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
            ServerWord word = word(pod, container, server);
            word.cause().ifPresent(causes::add);
            word.unconfirmed().ifPresent(unconfirmed::add);
        });
    }

    /** The management API's word, and where it has none, or not the reason, what the log says. */
    private ServerWord word(PodState pod, ContainerState container, Server server) {
        String key = Snapshot.logKey(pod.name(), container.name());
        if (secret == null) {
            return ofLog(pod, container, server, snapshot.logs().get(key));
        }
        ManagementAnswer told = snapshot.management().get(key);
        ServerWord word = ManagementWord.of(pod, container, server.applications(), told);
        if (word.isOpen()) {
            ask(
                    new Question.Management(pod, container, secret),
                    container.restarts(),
                    told == null ? null : new Asked(told.restarts(), told.at()));
            return word;
        }
        if (word.isConfirmed()) {
            return word;
        }
        return word.or(ofLog(pod, container, server, snapshot.logs().get(key)));
    }

    private ServerWord ofLog(PodState pod, ContainerState container, Server server, @Nullable LogExcerpt read) {
        ServerWord word = ServerWord.of(pod, container, server.applications(), read);
        if (word.isOpen()) {
            ask(
                    new Question.ServerLog(pod, container),
                    container.restarts(),
                    read == null ? null : new Asked(read.restarts(), read.at()));
        }
        return word;
    }

    /** Of which run something was asked last, and when. */
    private record Asked(int restarts, Instant at) {}

    private void ask(Question question, int restarts, @Nullable Asked before) {
        Instant due = before == null || before.restarts() != restarts
                ? now
                : before.at().plus(ASK_AGAIN);
        if (!now.isBefore(due)) {
            questions.add(question);
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
