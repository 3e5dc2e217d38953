package io.jenkins.plugins.wso2mi.report.telemetry;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a release is part of (W3C Trace Context, level 1).
 *
 * @param traceId 32 hexadecimal digits
 * @param parent span id of who started this, 16 hexadecimal digits; empty if this begins the trace
 * @param state of the trace, as it came; may be empty
 * @param sampled whether spans are wanted
 */
record TraceContext(String traceId, String parent, String state, boolean sampled) {
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The context of the variables {@code TRACEPARENT} and {@code TRACESTATE}; a new trace if there is no valid one.
     */
    static TraceContext of(Map<String, String> environment) {
        Matcher parent =
                TRACEPARENT.matcher(environment.getOrDefault("TRACEPARENT", "").strip());
        if (!parent.matches()) {
            return new TraceContext(newId(16), "", "", true);
        }
        boolean sampled = (Integer.parseInt(parent.group(3), 16) & 1) == 1;
        String state = environment.getOrDefault("TRACESTATE", "").strip();
        return new TraceContext(parent.group(1), parent.group(2), state, sampled);
    }

    /** A span's id. */
    static String newSpanId() {
        return newId(8);
    }

    private static String newId(int bytes) {
        byte[] id = new byte[bytes];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
