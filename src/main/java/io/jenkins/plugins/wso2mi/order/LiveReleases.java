package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The releases that this JVM drives, looked at by whoever holds their state. Safe for use by several threads. */
public final class LiveReleases {
    private static final LiveReleases HERE = new LiveReleases();
    /** Who has not looked for so long is dead, or looks from elsewhere. */
    private static final Duration FORGET = Duration.ofMinutes(15);

    private final SharedClusters clusters = new SharedClusters();
    private final Masks masks = new Masks();
    private final Map<String, LiveRelease> releases = new ConcurrentHashMap<>();
    private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();

    /** Those that this process would drive if it were another JVM. */
    LiveReleases() {}

    /** Those of this JVM. */
    public static LiveReleases here() {
        return HERE;
    }

    /** Calls a listener when a release may have something to do; until it has ended. */
    public void listen(String id, Runnable listener) {
        listeners.put(id, listener);
    }

    /**
     * Looks at a release; the first look begins it, or goes on with it from its state.
     *
     * @return what it brought; a release that was refused has ended
     * @throws IOException if the cluster cannot be reached to go on; nothing is lost, the next look tries again
     */
    public Look look(LookRequest request) throws IOException {
        forget();
        LiveRelease release = releases.get(request.id());
        EventBuffer events = new EventBuffer();
        if (release == null) {
            try {
                release = open(request, events);
            } catch (RefusedException e) {
                e.problems().forEach(events.reporter()::problem);
                return over(request, events, Outcome.REFUSED, "nothing was changed");
            } catch (BeginningException e) {
                return over(request, events, Outcome.FAILED, e.getMessage());
            }
            releases.put(request.id(), release);
        }
        Look look = release.look(request);
        if (look.end() != null) {
            close(request.id(), release);
        }
        return look;
    }

    /** It failed before the first change. */
    private static final class BeginningException extends Exception {
        private static final long serialVersionUID = 1L;

        BeginningException(IOException cause) {
            super(cause.getMessage(), cause);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private LiveRelease open(LookRequest request, EventBuffer events) throws IOException, BeginningException {
        ClusterAccess access = reached(request, () -> request.cluster().access(request.environment()));
        Cluster cluster = reached(request, () -> clusters.take(access));
        boolean open = false;
        try {
            Verbs verbs = new Verbs(request, cluster, events.reporter());
            Undertaking undertaking = request.state().isEmpty() ? verbs.begin() : verbs.resume();
            undertaking.onChange(() -> wake(request.id()));
            open = true;
            return new LiveRelease(
                    request.order().verb(), masks.of(request), events, undertaking, () -> clusters.giveBack(access));
        } catch (IOException e) {
            throw new BeginningException(e);
        } finally {
            if (!open) {
                clusters.giveBack(access);
            }
        }
    }

    /** Who goes on with a release has been in this cluster before: what is wrong now may pass. */
    private static <T> T reached(LookRequest request, Supplier<T> way) throws IOException {
        try {
            return way.get();
        } catch (RefusedException e) {
            if (request.state().isEmpty()) {
                throw e;
            }
            throw new IOException(e.getMessage(), e);
        }
    }

    private Look over(LookRequest request, EventBuffer events, Outcome outcome, String sentence) {
        ReleaseResult result = new ReleaseResult(outcome, "", "none", sentence);
        events.reporter().result(request.order().verb(), outcome, sentence, result.facts());
        return events.look(masks.of(request), "", 0, LiveRelease.end(result));
    }

    private void wake(String id) {
        Runnable listener = listeners.get(id);
        if (listener != null) {
            listener.run();
        }
    }

    private void forget() {
        Instant dead = Instant.now().minus(FORGET);
        releases.forEach((id, release) -> {
            if (release.lookedAt().isBefore(dead)) {
                close(id, release);
            }
        });
    }

    private void close(String id, LiveRelease release) {
        if (releases.remove(id, release)) {
            listeners.remove(id);
            release.close();
        }
    }
}
