package hudson.model;

import hudson.model.queue.FoldableAction;
import java.util.Collection;
import java.util.List;
import jenkins.model.RunAction2;

public class CauseAction implements FoldableAction, RunAction2 {

    public CauseAction(Cause c) {
        throw new UnsupportedOperationException();
    }

    public CauseAction(Cause... c) {
        throw new UnsupportedOperationException();
    }

    public CauseAction(Collection<? extends Cause> causes) {
        throw new UnsupportedOperationException();
    }

    public CauseAction(CauseAction ca) {
        throw new UnsupportedOperationException();
    }

    public List<Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public void onLoad(Run<?, ?> owner) {
        throw new UnsupportedOperationException();
    }

    public void onAttached(Run<?, ?> owner) {
        throw new UnsupportedOperationException();
    }

    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions) {
        throw new UnsupportedOperationException();
    }
}
