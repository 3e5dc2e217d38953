package org.jenkinsci.plugins.docker.commons;

import hudson.ExtensionPoint;
import hudson.model.Job;
import java.util.Collection;

public abstract class DockerImageExtractor implements ExtensionPoint {

    public DockerImageExtractor() {
        throw new UnsupportedOperationException();
    }

    public abstract Collection<String> getDockerImagesUsedByJob(Job<?, ?> job);
}
