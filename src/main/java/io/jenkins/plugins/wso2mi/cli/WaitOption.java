package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a verb waits for the cluster. */
final class WaitOption {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long to wait for the end, and for each gate on the way; default: ${DEFAULT-VALUE}.")
    private String timeout = "10m";

    /** The time; refuses what is none. */
    Duration time() {
        return Durations.parse(timeout, "--timeout");
    }
}
