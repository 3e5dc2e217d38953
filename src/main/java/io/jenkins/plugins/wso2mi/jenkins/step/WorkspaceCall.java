package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.order.FieldNames;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Work of the engine in the JVM where a workspace lies; what it refuses or fails at needs no stack trace. */
abstract class WorkspaceCall<T> extends MasterToSlaveFileCallable<T> {
    private static final long serialVersionUID = 1L;

    private final TaskListener listener;

    WorkspaceCall(TaskListener listener) {
        this.listener = listener;
    }

    abstract T in(Path workspace, Reporter report) throws IOException, InterruptedException;

    @Override
    public final T invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            return in(workspace.toPath(), LogReport.to(listener));
        } catch (RefusedException | IOException e) {
            throw told(e);
        }
    }

    /** The same in words alone, those of the step. */
    static AbortException told(Exception e) {
        if (e instanceof AbortException known) {
            return known;
        }
        return new AbortException(
                e instanceof RefusedException refused ? FieldNames.sentences(refused) : e.getMessage());
    }
}
