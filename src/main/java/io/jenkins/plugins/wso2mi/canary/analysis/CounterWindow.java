package io.jenkins.plugins.wso2mi.canary.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much the counters of some pods grew within a window, by service. A counter that became smaller began anew, and
 * one of a pod that was started since the last look began at nothing.
 */
final class CounterWindow {
    private final Duration window;
    private final Map<String, Map<String, Counts>> last = new HashMap<>();
    private final Deque<Growth> growths = new ArrayDeque<>();
    private @Nullable Instant looked;

    private record Growth(Instant at, Map<String, Counts> byService) {}

    /**
     * The page of a pod.
     *
     * @param created when the pod was made; null if that is not known
     */
    record Page(String pod, @Nullable Instant created, Map<String, Counts> counts) {}

    CounterWindow(Duration window) {
        this.window = window;
    }

    /** Takes the pages of all pods that answered. */
    synchronized void add(Iterable<Page> pages, Instant now) {
        Map<String, Counts> grown = new HashMap<>();
        for (Page page : pages) {
            Map<String, Counts> before = last.put(page.pod(), page.counts());
            if (before == null && isNew(page)) {
                before = Map.of();
            }
            if (before != null) {
                Map<String, Counts> known = before;
                page.counts()
                        .forEach((service, count) -> grown.merge(
                                service, growth(known.getOrDefault(service, Counts.NONE), count), Counts::plus));
            }
        }
        growths.add(new Growth(now, grown));
        looked = now;
        while (!growths.element().at().isAfter(now.minus(window))) {
            growths.remove();
        }
    }

    private boolean isNew(Page page) {
        return looked != null && page.created() != null && page.created().isAfter(looked);
    }

    private static Counts growth(Counts before, Counts now) {
        boolean anew = now.requests() < before.requests() || now.errors() < before.errors();
        return anew ? now : new Counts(now.requests() - before.requests(), now.errors() - before.errors());
    }

    /** Begins the window anew; where the counters stand is still known. */
    synchronized void forget() {
        growths.clear();
    }

    /** What came within the window up to the last look. */
    synchronized Map<String, Counts> grown() {
        Map<String, Counts> sum = new HashMap<>();
        growths.forEach(growth -> growth.byService().forEach((name, some) -> sum.merge(name, some, Counts::plus)));
        sum.replaceAll((name, some) -> Counts.of(some.requests(), some.errors()));
        return sum;
    }
}
