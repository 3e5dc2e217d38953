package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Asks what gates want to know, in the background; answers come with later snapshots. */
public final class PodAsker {
    private static final int MOST_TUNNELS = 4;
    /** A tunnel takes two threads while it is open, so few are open at a time. */
    private static final Executor ASKERS = askers();

    private final NamespaceWatch watch;
    private final PodTalk pods;
    private final Inquiry inquiry;

    /** Asks pods of a watched namespace, and others by an inquiry. */
    PodAsker(NamespaceWatch watch, PodTalk pods, Inquiry inquiry) {
        this.watch = watch;
        this.pods = pods;
        this.inquiry = inquiry;
    }

    private static Executor askers() {
        ThreadPoolExecutor askers = new ThreadPoolExecutor(
                MOST_TUNNELS, MOST_TUNNELS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "wso2-mi asks a management API");
                    thread.setDaemon(true);
                    return thread;
                });
        askers.allowCoreThreadTimeOut(true);
        return askers;
    }

    /**
     * Asks; each question is noted before the answer comes, so that who is slow is not asked twice.
     *
     * @throws ClusterException if Events are asked for, and may not be watched
     */
    public void ask(List<Question> questions, Instant now) throws ClusterException {
        for (Question question : questions) {
            if (question instanceof Question.Health health) {
                health(health.pod(), now);
            } else if (question instanceof Question.ServerLog log) {
                log(log.pod(), log.container(), now);
            } else if (question instanceof Question.Management management) {
                management(management, now);
            } else if (question instanceof Question.Events) {
                watch.follow(NamespaceWatch.EVENTS);
            } else if (question instanceof Question.Lookup lookup) {
                watch.expectLookup(lookup.name(), now);
                inquiry.answer(lookup, now, found -> watch.noteLookup(lookup.name(), found));
            }
        }
    }

    private void health(PodState pod, Instant now) {
        if (pod.readiness() == null) {
            return;
        }
        watch.expect(pod.name(), now);
        var unused = pods.health(pod, pod.readiness(), now).thenAccept(a -> watch.note(pod.name(), a));
    }

    private void management(Question.Management question, Instant now) {
        String pod = question.pod().name();
        String container = question.container().name();
        watch.expectManagement(pod, container, question.container().restarts(), now);
        ASKERS.execute(() -> watch.noteManagement(
                pod, container, pods.management(question.pod(), question.container(), question.secret(), now)));
    }

    private void log(PodState pod, ContainerState container, Instant now) {
        watch.expectLog(pod.name(), container.name(), container.restarts(), now);
        var unused = pods.logStart(pod, container, new DeploymentLines(), now)
                .thenAccept(read -> watch.noteLog(pod.name(), container.name(), read));
    }
}
