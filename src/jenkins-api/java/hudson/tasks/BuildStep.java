package hudson.tasks;

import hudson.model.AbstractProject;
import hudson.model.Action;
import java.util.Collection;

public interface BuildStep {

    @Deprecated
    Action getProjectAction(AbstractProject<?, ?> project);

    Collection<? extends Action> getProjectActions(AbstractProject<?, ?> project);
}
