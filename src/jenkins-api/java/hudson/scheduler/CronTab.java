package hudson.scheduler;

public final class CronTab {

    public CronTab(String format) {
        throw new UnsupportedOperationException();
    }

    public CronTab(String format, Hash hash) {
        throw new UnsupportedOperationException();
    }

    public CronTab(String format, int line, Hash hash) {
        throw new UnsupportedOperationException();
    }

    public CronTab(String format, int line, Hash hash, String timezone) {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }
}
