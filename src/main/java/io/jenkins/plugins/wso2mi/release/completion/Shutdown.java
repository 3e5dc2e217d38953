package io.jenkins.plugins.wso2mi.release.completion;

import java.util.List;

/**
 * How a Micro Integrator's pod ends without losing a request: Services forget it, then the server is stopped, which
 * SIGTERM does not do in WSO2's images, since their entry point does not {@code exec}.
 */
public final class Shutdown {
    /** Seconds that the pod has for all of it. */
    public static final int GRACE_SECONDS = 60;

    private static final String STOP = "sleep 5; ${WSO2_SERVER_HOME}/bin/micro-integrator.sh stop; sleep 5";

    private Shutdown() {}

    /** What the container runs before it is told to end. */
    public static List<String> preStop() {
        return List.of("sh", "-c", STOP);
    }
}
