package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.order.LandscapeBuildOrder;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds out in the workspace which images the build of a landscape is about: the controller holds their logins. */
final class OrderedImages extends WorkspaceCall<List<String>> {
    private static final long serialVersionUID = 1L;

    private final LandscapeBuildOrder order;

    OrderedImages(LandscapeBuildOrder order, TaskListener listener) {
        super(listener);
        this.order = order;
    }

    @Override
    List<String> in(Path workspace, Reporter report) throws IOException {
        return new ArrayList<>(order.images(workspace));
    }
}
