package io.jenkins.plugins.wso2mi.management;

import io.jenkins.plugins.wso2mi.cluster.ManagementException;
import io.jenkins.plugins.wso2mi.cluster.ManagementLogin;
import io.jenkins.plugins.wso2mi.cluster.ManagementSession;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The servers in some pods, asked and changed by their management APIs. */
public final class Servers {
    /** A tunnel takes two threads while it is open. */
    private static final int MOST_TUNNELS = 4;

    private final PodTalk talk;
    private final ManagementLogin login;
    private final List<PodState> pods;

    /** Asks nobody yet. */
    public Servers(PodTalk talk, ManagementLogin login, List<PodState> pods) {
        this.talk = talk;
        this.login = login;
        this.pods = List.copyOf(pods);
    }

    /** What is done in one session. */
    private interface Talk {
        List<Entry> in(ManagementSession session) throws ManagementException, InterruptedException;
    }

    /**
     * Asks each server, some beside each other.
     *
     * @param name of one thing; null for a list of all
     * @return one answer a pod, in the order of the pods
     * @throws InterruptedException if somebody stopped it
     */
    public List<PodAnswer> read(ManagementResource resource, @Nullable String name) throws InterruptedException {
        List<Callable<PodAnswer>> questions = pods.stream()
                .map(pod -> (Callable<PodAnswer>) () -> talk(pod, session -> read(session, resource, name)))
                .toList();
        ExecutorService askers = Executors.newFixedThreadPool(Math.min(MOST_TUNNELS, pods.size()));
        try {
            List<PodAnswer> answers = new ArrayList<>();
            for (Future<PodAnswer> answer : askers.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            askers.shutdownNow();
        }
    }

    /**
     * Changes one server after the other, and stops at the first that does not do it.
     *
     * @return an answer of each that was asked: the server's own words
     * @throws InterruptedException if somebody stopped it
     */
    public List<PodAnswer> change(Change change) throws InterruptedException {
        List<PodAnswer> answers = new ArrayList<>();
        for (PodState pod : pods) {
            PodAnswer answer = talk(pod, session -> List.of(made(session, change)));
            answers.add(answer);
            if (!answer.isTold()) {
                break;
            }
        }
        return answers;
    }

    private PodAnswer talk(PodState pod, Talk what) throws InterruptedException {
        if (pod.containers().stream().noneMatch(container -> container.running())) {
            return PodAnswer.untold(pod.name(), "does not run yet (" + pod.phase() + ")", "see mictl status");
        }
        try (ManagementSession session = talk.manage(pod.name(), login)) {
            return PodAnswer.told(pod.name(), what.in(session));
        } catch (ManagementException e) {
            return PodAnswer.untold(pod.name(), String.valueOf(e.getMessage()), e.fix());
        }
    }

    private static List<Entry> read(ManagementSession session, ManagementResource resource, @Nullable String name)
            throws ManagementException, InterruptedException {
        if (name != null) {
            String query = "?" + resource.parameter() + "=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
            return ReplyReader.fields(session.get(resource.path() + query));
        }
        return resource == ManagementResource.SERVER
                ? ReplyReader.fields(session.get(resource.path()))
                : ReplyReader.list(session.get(resource.path()));
    }

    private static Entry made(ManagementSession session, Change change)
            throws ManagementException, InterruptedException {
        String words = ReplyReader.words(
                session.send(change.method(), change.resource().path(), change.json()));
        return new Entry(change.words(), Map.of("value", words));
    }
}
