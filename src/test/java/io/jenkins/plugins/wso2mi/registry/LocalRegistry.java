package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;

/** A real registry on a port of the loopback. */
public interface LocalRegistry extends AutoCloseable {
    /** Host and port, as in image references. */
    String host();

    @Override
    void close() throws IOException;
}
