package io.jenkins.plugins.wso2mi.car.maven;

import java.io.IOException;

/** Maven cannot build a project at all, since a plugin or a build extension of it cannot be had. */
public final class MissingPluginException extends IOException {
    private static final long serialVersionUID = 1L;

    /** In Maven's words. */
    MissingPluginException(String words) {
        super("Maven cannot build this project: " + words);
    }
}
