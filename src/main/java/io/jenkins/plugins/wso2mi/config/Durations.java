package io.jenkins.plugins.wso2mi.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations as people write them: {@code 30s}, {@code 10m}, {@code 1h30m}, {@code 500ms}. */
public final class Durations {
    private static final Pattern WHOLE =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,7})s)?(?:(\\d{1,9})ms)?");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text such as {@code 1h30m}; a number alone is not accepted, since its unit would be a guess
     * @param where the option or file it comes from, for the message
     * @return zero or more
     * @throws RefusedException if the text is none
     */
    public static Duration parse(String text, String where) {
        Matcher found = WHOLE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.isBlank() || !found.matches()) {
            throw new RefusedException(
                    where, "'" + text + "' is no duration", "write a number and a unit, such as 30s, 10m or 1h30m");
        }
        return Duration.ofHours(part(found, 1))
                .plusMinutes(part(found, 2))
                .plusSeconds(part(found, 3))
                .plusMillis(part(found, 4));
    }

    private static long part(Matcher found, int group) {
        return found.group(group) == null ? 0 : Long.parseLong(found.group(group));
    }

    /**
     * Writes a duration whole, so that {@link #parse} reads the same: {@code 1h30m}, {@code 1s500ms}; milliseconds
     * count.
     */
    public static String exact(Duration duration) {
        String parts = part(duration.toHours(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s")
                + part(duration.toMillisPart(), "ms");
        return parts.isEmpty() ? "0s" : parts;
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    /** Writes a duration for people, cut to what matters: {@code 850ms}, {@code 12.3s}, {@code 4m5s}, {@code 2h3m}. */
    public static String text(Duration duration) {
        long ms = duration.toMillis();
        if (ms < 1_000) {
            return ms + "ms";
        }
        if (ms < 60_000) {
            return ms % 1000 == 0 ? ms / 1000 + "s" : ms / 1000 + "." + ms / 100 % 10 + "s";
        }
        long s = duration.toSeconds();
        if (s < 3_600) {
            return s / 60 + "m" + (s % 60 == 0 ? "" : s % 60 + "s");
        }
        return s / 3600 + "h" + (s % 3600 / 60 == 0 ? "" : s % 3600 / 60 + "m");
    }
}
