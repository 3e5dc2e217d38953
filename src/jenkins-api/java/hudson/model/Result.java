package hudson.model;

import java.io.Serializable;

public final class Result implements Serializable {

    public static final Result FAILURE = null;

    Result() {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }

    public String toExportedObject() {
        throw new UnsupportedOperationException();
    }
}
