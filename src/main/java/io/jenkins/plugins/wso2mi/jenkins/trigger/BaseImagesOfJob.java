package io.jenkins.plugins.wso2mi.jenkins.trigger;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.Collection;
import java.util.TreeSet;
import org.jenkinsci.plugins.docker.commons.DockerImageExtractor;

/** Tells others, such as webhooks of Docker Hub, which base images a job stands on. */
@Extension
public final class BaseImagesOfJob extends DockerImageExtractor {
    @Override
    public Collection<String> getDockerImagesUsedByJob(Job<?, ?> job) {
        TreeSet<String> bases = new TreeSet<>();
        for (BuiltImageAction built : BuiltImageAction.newest(job)) {
            ImageReference base = ImageReference.parse(built.getBase(), "base");
            bases.add(base.registry().equals(ImageReference.DOCKER_HUB) ? base.repository() : base.name());
        }
        return bases;
    }
}
