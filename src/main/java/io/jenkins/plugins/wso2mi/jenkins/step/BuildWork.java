package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Work that a build does while it holds its executor; the freestyle side of a step. */
public interface BuildWork {
    /**
     * Does it.
     *
     * @param workspace where paths begin; null if the build has none
     * @throws hudson.AbortException if it fails, with what to tell the user
     * @throws IOException if an agent or the controller fails
     * @throws InterruptedException if the build is aborted; what was begun has been taken back then
     */
    void perform(Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException;
}
