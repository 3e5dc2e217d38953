package hudson.security;

public class ACLContext implements AutoCloseable {

    ACLContext() {
        throw new UnsupportedOperationException();
    }

    public void close() {
        throw new UnsupportedOperationException();
    }
}
