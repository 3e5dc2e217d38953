package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Measures the gates of a plan while a step is held, in the background. Holds the secrets of metric servers; has no
 * thread of its own.
 */
public final class Measurer {
    private final Map<String, GateSource> sources;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Queue<Measurement> done = new ConcurrentLinkedQueue<>();
    private volatile Runnable listener = () -> {};

    private Measurer(Map<String, GateSource> sources) {
        this.sources = sources;
    }

    /**
     * Makes ready to measure; asks for nothing but secrets.
     *
     * @param namespace of the application: its pods are asked, and Secrets that the plan names are there
     * @param environment the variables that the plan may name
     * @throws RefusedException if a secret is not there
     * @throws IOException if the cluster does not answer
     */
    public static Measurer open(AnalysisPlan plan, Cluster cluster, String namespace, Map<String, String> environment)
            throws IOException {
        PodTalk pods = cluster.pods(namespace);
        return open(
                plan,
                new Logins(environment, namespace, cluster::get),
                (pod, port, path, limit, now) -> pods.get(pod, port, false, path, limit, now));
    }

    static Measurer open(AnalysisPlan plan, Logins logins, PageSource.Pages pages) throws IOException {
        HttpTalk talk = new HttpTalk();
        Map<String, GateSource> sources = new LinkedHashMap<>();
        for (AnalysisGate gate : plan.gates()) {
            sources.put(gate.name(), source(gate, talk, logins, pages));
        }
        return new Measurer(sources);
    }

    private static GateSource source(AnalysisGate gate, HttpTalk talk, Logins logins, PageSource.Pages pages)
            throws IOException {
        if (gate.check() instanceof ProbeCheck probe) {
            return new ProbeSource(probe, talk, logins.authorization(probe.login(), where(gate.name())));
        }
        if (gate.check() instanceof CounterCheck counters) {
            return counters.server() == null
                    ? new PageSource(counters, pages)
                    : queries(counters.server(), gate, talk, logins).of(counters);
        }
        if (gate.check() instanceof ThresholdCheck threshold) {
            return queries(threshold.server(), gate, talk, logins).of(threshold);
        }
        if (gate.check() instanceof CompareCheck compare) {
            return queries(compare.server(), gate, talk, logins).of(compare);
        }
        ErrorRateCheck errors = (ErrorRateCheck) gate.check();
        return queries(errors.server(), gate, talk, logins).of(errors);
    }

    private static QuerySource queries(Server server, AnalysisGate gate, HttpTalk talk, Logins logins)
            throws IOException {
        Optional<Secret> authorization = logins.authorization(server.login(), where(gate.name()));
        return new QuerySource(new Prometheus(talk, server.url(), authorization));
    }

    private static String where(String gate) {
        return "gate " + gate;
    }

    /** Calls a listener, by another thread, after each measurement that came in. */
    public void onMeasured(Runnable measured) {
        listener = measured;
    }

    /** Notes what later measurements are compared with; to be called as each step's hold begins. Returns at once. */
    public void begin(Subjects subjects, Instant now) {
        sources.values().forEach(source -> source.begin(subjects, now));
    }

    /** Begins to measure gates, except those whose last measurement was not taken yet. Returns at once. */
    public void measure(List<AnalysisGate> due, Subjects subjects, Instant now) {
        for (AnalysisGate gate : due) {
            GateSource source = sources.get(gate.name());
            if (source != null && underWay.add(gate.name())) {
                var unused = source.read(subjects, now)
                        .exceptionally(failure -> Finding.inconclusive(Failure.words(failure)))
                        .thenAccept(finding -> note(Measurement.of(gate, now, finding)));
            }
        }
    }

    private void note(Measurement measurement) {
        done.add(measurement);
        listener.run();
    }

    /** The measurements that came in since the last call, in their order. Only then are their gates measured again. */
    public List<Measurement> take() {
        List<Measurement> taken = new ArrayList<>();
        for (Measurement next = done.poll(); next != null; next = done.poll()) {
            taken.add(next);
            underWay.remove(next.gate());
        }
        return taken;
    }

    /**
     * Tries every gate before anything is touched: each query is asked once, and the stable pods' metrics are looked
     * for. Waits for the answers, at most about 20 s.
     *
     * @return what does not work; that there is no data yet is no problem
     */
    public List<Problem> firstLook(Subjects subjects, Instant now) {
        Map<String, CompletableFuture<?>> asked = new LinkedHashMap<>();
        sources.forEach((gate, source) -> asked.put(gate, source.firstLook(subjects, now)));
        List<Problem> problems = new ArrayList<>();
        asked.forEach((gate, answer) -> {
            String words = answer.handle((good, failure) -> words(failure)).join();
            if (!words.isEmpty()) {
                problems.add(Problem.error(where(gate), words, ""));
            }
        });
        return problems;
    }

    private static String words(@Nullable Throwable failure) {
        return failure == null ? "" : Failure.words(failure);
    }
}
