package io.jenkins.plugins.wso2mi.release;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes names of releases that sort by time and do not collide. */
public final class ReleaseId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReleaseId() {}

    /** A new name, such as {@code 20261123-101502-3fa9}. */
    public static String next(Instant now) {
        return STAMP.format(now) + String.format(Locale.ROOT, "-%04x", RANDOM.nextInt(0x10000));
    }
}
