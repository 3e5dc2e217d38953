package hudson.model;

import hudson.ExtensionPoint;
import hudson.remoting.VirtualChannel;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.Future;
import java.util.logging.LogRecord;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

public abstract class Computer extends Actionable
        implements AccessControlled, ModelObject, ExtensionPoint, StaplerProxy {

    public static final Permission CONFIGURE = null;

    public static final Permission EXTENDED_READ = null;

    public static final Permission CREATE = null;

    protected Computer(Node node) {
        throw new UnsupportedOperationException();
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException();
    }

    public abstract VirtualChannel getChannel();

    public abstract Charset getDefaultCharset();

    public abstract List<LogRecord> getLogRecords() throws IOException, InterruptedException;

    public abstract void doLaunchSlaveAgent(StaplerRequest2 req, StaplerResponse2 rsp)
            throws IOException, ServletException;

    public final Future<?> connect(boolean forceReconnect) {
        throw new UnsupportedOperationException();
    }

    protected abstract Future<?> _connect(boolean forceReconnect);

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public abstract Boolean isUnix();

    public Node getNode() {
        throw new UnsupportedOperationException();
    }

    public boolean isOffline() {
        throw new UnsupportedOperationException();
    }

    public final boolean isOnline() {
        throw new UnsupportedOperationException();
    }

    public boolean isLaunchSupported() {
        throw new UnsupportedOperationException();
    }

    public String getIconClassName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public int countIdle() {
        throw new UnsupportedOperationException();
    }

    public final int countBusy() {
        throw new UnsupportedOperationException();
    }

    public final int countExecutors() {
        throw new UnsupportedOperationException();
    }

    public void interrupt() {
        throw new UnsupportedOperationException();
    }

    public String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public Object getTarget() {
        throw new UnsupportedOperationException();
    }

    public boolean isAcceptingTasks() {
        throw new UnsupportedOperationException();
    }
}
