package standin.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** A histogram of durations with MI's preset buckets. */
final class Latency {
    private static final double[] BUCKETS = {0.19, 0.20, 0.25, 0.30, 0.35, 0.40, 0.50, 0.60, 1, 5};

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS.length + 1);
    private final LongAdder nanos = new LongAdder();

    void add(long duration) {
        int bucket = 0;
        while (bucket < BUCKETS.length && duration > BUCKETS[bucket] * 1e9) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        nanos.add(duration);
    }

    void write(String name, String labels, StringBuilder out) {
        long sum = 0;
        for (int i = 0; i <= BUCKETS.length; i++) {
            sum += counts.get(i);
            String limit = i < BUCKETS.length ? Double.toString(BUCKETS[i]) : "+Inf";
            out.append(name).append("_bucket{").append(labels).append(",le=\"").append(limit).append("\",} ");
            out.append((double) sum).append('\n');
        }
        out.append(name).append("_count{").append(labels).append(",} ").append((double) sum).append('\n');
        out.append(name).append("_sum{").append(labels).append(",} ").append(nanos.sum() / 1e9).append('\n');
    }
}
