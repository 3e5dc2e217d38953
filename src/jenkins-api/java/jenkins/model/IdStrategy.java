package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.util.Comparator;

public abstract class IdStrategy implements Describable<IdStrategy>, ExtensionPoint, Comparator<String> {

    public IdStrategy() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(String id1, String id2) {
        throw new UnsupportedOperationException();
    }

    public abstract int compare(String id1, String id2);

    public boolean equals(Object obj) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }
}
