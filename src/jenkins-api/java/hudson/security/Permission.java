package hudson.security;

public final class Permission {

    public final String name = null;

    public static final Permission READ = null;

    public static final Permission CREATE = null;

    public static final Permission CONFIGURE = null;

    Permission() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
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
