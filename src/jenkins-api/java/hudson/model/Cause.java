package hudson.model;

public abstract class Cause {

    public Cause() {
        throw new UnsupportedOperationException();
    }

    public abstract String getShortDescription();

    public void onLoad(Run<?, ?> build) {
        throw new UnsupportedOperationException();
    }

    public void print(TaskListener listener) {
        throw new UnsupportedOperationException();
    }
}
