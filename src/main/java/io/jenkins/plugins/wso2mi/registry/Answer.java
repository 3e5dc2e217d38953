package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * What a registry answered.
 *
 * @param body to be closed, best after it was read to its end, so that the connection can serve again
 */
record Answer(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {
    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    List<String> headers(String name) {
        return headers.allValues(name);
    }

    /** The whole body, or its first bytes if there are more than the limit. */
    byte[] head(int limit) throws IOException {
        return body.readNBytes(limit);
    }

    /**
     * The whole body.
     *
     * @throws ImageFormatException if it is longer than the limit
     */
    byte[] whole(int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new ImageFormatException("it is longer than " + limit + " bytes");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
