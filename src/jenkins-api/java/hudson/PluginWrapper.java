package hudson;

import hudson.model.ModelObject;

public class PluginWrapper implements Comparable<PluginWrapper>, ModelObject {

    PluginWrapper() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getVersion() {
        throw new UnsupportedOperationException();
    }

    public boolean isActive() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(PluginWrapper pw) {
        throw new UnsupportedOperationException();
    }
}
