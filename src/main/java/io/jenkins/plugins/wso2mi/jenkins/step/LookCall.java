package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.LiveReleases;
import io.jenkins.plugins.wso2mi.order.Look;
import io.jenkins.plugins.wso2mi.order.LookRequest;
import java.io.IOException;
import jenkins.security.MasterToSlaveCallable;

/** A look at a release, in the JVM that drives it. */
final class LookCall extends MasterToSlaveCallable<Look, IOException> {
    private static final long serialVersionUID = 1L;

    private final LookRequest request;

    LookCall(LookRequest request) {
        this.request = request;
    }

    @Override
    public Look call() throws IOException {
        return LiveReleases.here().look(request);
    }
}
