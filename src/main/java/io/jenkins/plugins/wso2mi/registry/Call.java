package io.jenkins.plugins.wso2mi.registry;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of a registry.
 *
 * @param action what it is for, to be read after "cannot": {@code read the manifest of docker.io/library/ubuntu:24.04}
 * @param content what is sent, or null
 * @param size bytes of the content
 * @param wanted the statuses that are an answer; others are failures
 */
record Call(
        String action,
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable BlobSource content,
        long size,
        Set<Integer> wanted) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SLOWEST_BYTES_A_SECOND = 64 * 1024;

    static Call of(String action, String method, URI uri) {
        return new Call(action, method, uri, Map.of(), null, 0, Set.of(200));
    }

    Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(action, method, uri, more, content, size, wanted);
    }

    Call wanting(Integer... statuses) {
        return new Call(action, method, uri, headers, content, size, Set.of(statuses));
    }

    Call sending(String mediaType, BlobSource source, long bytes) {
        return new Call(action, method, uri, headers, source, bytes, wanted).header("Content-Type", mediaType);
    }

    /** How long content of a size may take: a minute, and more for what is large. */
    static Duration patience(long bytes) {
        return PATIENCE.plusSeconds(bytes / SLOWEST_BYTES_A_SECOND);
    }
}
