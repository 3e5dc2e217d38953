package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.Heard;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Lookup;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was asked for in a namespace and what was answered, shared by all its users. Safe for use by several threads.
 */
final class HeardAnswers {
    private final Map<String, ProbeAnswer> probes = new ConcurrentHashMap<>();
    private final Map<String, LogExcerpt> logs = new ConcurrentHashMap<>();
    private final Map<String, ManagementAnswer> management = new ConcurrentHashMap<>();
    private final Map<String, Lookup> lookups = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Counts what was asked and answered. */
    long changes() {
        return changes.get();
    }

    Heard heard() {
        return new Heard(probes, logs, management, lookups);
    }

    /** Forgets pods that are gone. */
    void retain(Set<String> pods) {
        probes.keySet().retainAll(pods);
        logs.keySet().removeIf(log -> !pods.contains(pod(log)));
        management.keySet().removeIf(server -> !pods.contains(pod(server)));
    }

    /** The pod that a {@link Snapshot#logKey} is of. */
    static String pod(String log) {
        return log.substring(0, log.indexOf('/'));
    }

    void expect(String pod, Instant now) {
        probes.compute(pod, (name, before) -> before == null ? new ProbeAnswer(now, 0, "") : before.asked(now));
        changes.incrementAndGet();
    }

    void note(String pod, ProbeAnswer answer) {
        // a pod that once spoke is believed until it speaks again: silence is no answer
        probes.merge(pod, answer, (before, now) -> now.status() > 0 ? now : before.asked(now.at()));
        changes.incrementAndGet();
    }

    void expectLog(String log, int restarts, Instant now) {
        logs.compute(log, (name, before) -> {
            boolean same = before != null && before.restarts() == restarts;
            return (same ? before : LogExcerpt.unread(restarts, now)).again(now);
        });
        changes.incrementAndGet();
    }

    /** An answer for a run that is over, or of a pod that is gone, is nobody's any more; silence is no answer. */
    void noteLog(String log, LogExcerpt answer) {
        logs.computeIfPresent(log, (name, before) -> {
            boolean news = before.restarts() == answer.restarts() && (answer.status() > 0 || before.status() == 0);
            return news ? before.answered(answer) : before;
        });
        changes.incrementAndGet();
    }

    void expectManagement(String server, int restarts, Instant now) {
        management.compute(server, (name, before) -> {
            boolean same = before != null && before.restarts() == restarts;
            return (same ? before : ManagementAnswer.unasked(restarts, now)).again(now);
        });
        changes.incrementAndGet();
    }

    /** As for logs. */
    void noteManagement(String server, ManagementAnswer answer) {
        management.computeIfPresent(server, (name, before) -> {
            boolean news = before.restarts() == answer.restarts() && (answer.status() > 0 || before.status() == 0);
            return news ? before.answered(answer) : before;
        });
        changes.incrementAndGet();
    }

    void expectLookup(String question, Instant now) {
        lookups.compute(question, (name, before) -> before == null ? Lookup.asked(now) : before.again(now));
        changes.incrementAndGet();
    }

    void noteLookup(String question, Lookup answer) {
        lookups.put(question, answer);
        changes.incrementAndGet();
    }
}
