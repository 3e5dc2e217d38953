package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;
import java.util.Map;

public class UninstantiatedDescribable implements Serializable {

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        throw new UnsupportedOperationException();
    }

    public UninstantiatedDescribable(Map<String, ?> arguments) {
        throw new UnsupportedOperationException();
    }

    public UninstantiatedDescribable withArguments(Map<String, ?> arguments) {
        throw new UnsupportedOperationException();
    }

    public String getSymbol() {
        throw new UnsupportedOperationException();
    }

    public Map<String, ?> getArguments() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(Object o) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }
}
