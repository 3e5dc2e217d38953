package org.jenkinsci.plugins.workflow.actions;

public class LabelAction implements PersistentAction {

    public LabelAction(String displayName) {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }
}
