package hudson.tools;

import hudson.ExtensionPoint;
import hudson.model.Describable;

public abstract class ToolProperty<T extends ToolInstallation> implements Describable<ToolProperty<?>>, ExtensionPoint {

    public ToolProperty() {
        throw new UnsupportedOperationException();
    }

    public abstract Class<T> type();
}
