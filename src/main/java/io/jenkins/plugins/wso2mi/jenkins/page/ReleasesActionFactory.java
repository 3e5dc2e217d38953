package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives every job the page of its releases. */
@Extension
@SuppressWarnings("rawtypes") // Jenkins asks for the class of all jobs
public final class ReleasesActionFactory extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return ReleasesAction.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job target) {
        return List.of(new ReleasesAction((Job<?, ?>) target));
    }
}
