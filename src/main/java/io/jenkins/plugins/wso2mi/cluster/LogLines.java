package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes a log with timestamps as it comes in, and keeps the lines that somebody wants; never holds the whole. */
final class LogLines {
    private static final int LINE_BYTES = 2_000;
    private static final int KEPT = 400;

    private final Predicate<String> wanted;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> kept = new ArrayList<>();
    private @Nullable Instant first;
    private boolean cut;

    /**
     * Keeps lines.
     *
     * @param wanted is shown each line once, in order, and says whether to keep it
     */
    LogLines(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** Takes what comes next; only the head of a long line counts. */
    void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                end();
            } else if (line.size() < LINE_BYTES) {
                line.write(next);
            }
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        int space = text.indexOf(' ');
        String words = space < 0 ? text : text.substring(space + 1);
        if (first == null) {
            first = time(space < 0 ? text : text.substring(0, space));
        }
        if (wanted.test(words)) {
            cut |= kept.size() >= KEPT;
            if (!cut) {
                kept.add(words);
            }
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * All that came.
     *
     * @param restarts the run of the container that was asked for
     * @param status as the API server answered
     */
    LogExcerpt excerpt(int restarts, int status, Instant now) {
        return new LogExcerpt(now, 0, restarts, status, "", first, cut, kept);
    }
}
