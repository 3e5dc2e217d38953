package hudson.scheduler;

public abstract class Hash {

    Hash() {
        throw new UnsupportedOperationException();
    }

    public abstract int next(int n);

    public static Hash from(String seed) {
        throw new UnsupportedOperationException();
    }
}
