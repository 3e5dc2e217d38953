package io.jenkins.plugins.wso2mi.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final String LOG = """
            2026-11-23T10:00:01.123456789Z erste Zeile mit Umlaut: Ä
            2026-11-23T10:00:02Z\s
            2026-11-23T10:00:03Z keep this
            2026-11-23T10:00:04Z half""";

    private static LogExcerpt read(LogLines lines) {
        return lines.excerpt(2, 200, TEN);
    }

    @Property(tries = 200)
    void shouldKeepTheSameLinesWhereverTheBytesAreCut(@ForAll @IntRange(min = 1, max = 60) int size) {
        LogLines lines = new LogLines(line -> !line.isEmpty());
        byte[] bytes = LOG.getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at += size) {
            lines.take(ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at)));
        }
        LogExcerpt excerpt = read(lines);
        assertThat(excerpt.lines())
                .as("the last line may be cut, so it does not count")
                .containsExactly("erste Zeile mit Umlaut: Ä", "keep this");
        assertThat(excerpt.first()).isEqualTo("2026-11-23T10:00:01.123456789Z");
        assertThat(excerpt.cut()).isFalse();
        assertThat(excerpt.restarts()).isEqualTo(2);
    }

    @Test
    void shouldKeepOnlyTheHeadOfALongLine() {
        LogLines lines = new LogLines(line -> true);
        lines.take(ByteBuffer.wrap(("2026-11-23T10:00:01Z " + "x".repeat(1 << 20) + "\n").getBytes(UTF_8)));
        assertThat(read(lines).lines().get(0)).hasSizeLessThan(2_001);
    }

    @Test
    void shouldSayThatMoreWasWantedThanIsKept() {
        LogLines lines = new LogLines(line -> true);
        IntStream.range(0, 1_000).forEach(i -> lines.take(ByteBuffer.wrap("t line\n".getBytes(UTF_8))));
        assertThat(read(lines).lines()).hasSize(400);
        assertThat(read(lines).cut()).isTrue();
        assertThat(read(lines).first()).as("no timestamp").isNull();
    }

    @Test
    void shouldBeginAnewWithEachRunOfTheContainer() {
        LogExcerpt asked = LogExcerpt.unread(1, TEN).again(TEN).again(TEN.plusSeconds(2));
        assertThat(asked.asked()).isEqualTo(2);
        LogExcerpt answered = asked.answered(new LogExcerpt(TEN, 0, 1, 200, "", TEN, false, List.of("a")));
        assertThat(answered).isEqualTo(new LogExcerpt(TEN.plusSeconds(2), 2, 1, 200, "", TEN, false, List.of("a")));
    }
}
