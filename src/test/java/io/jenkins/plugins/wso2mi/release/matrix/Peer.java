package io.jenkins.plugins.wso2mi.release.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A tool that releases a manifest and waits for its rollout, to be compared with the gate. */
interface Peer {
    /**
     * Brings in a version that comes before, without waiting.
     *
     * @throws IOException if the tool cannot be run or fails
     */
    void apply(String namespace, Path manifest) throws IOException, InterruptedException;

    /**
     * Releases a version, and waits for it as long as the tool does, which is told the limit.
     *
     * @param kind {@code Deployment}, {@code StatefulSet} or {@code DaemonSet}, named {@code web}
     */
    Run release(String namespace, Path manifest, String kind, Duration limit) throws IOException, InterruptedException;

    /**
     * How a tool ended.
     *
     * @param code its exit code
     * @param took how long its last process ran
     */
    record Run(int code, String out, Duration took) {}
}
