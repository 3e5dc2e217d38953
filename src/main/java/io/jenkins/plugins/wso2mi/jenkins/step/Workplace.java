package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jspecify.annotations.Nullable;

/**
 * Where a build works.
 *
 * @param workspace where paths begin
 * @param env the variables of the build at this place
 * @param launcher starts programs there
 */
record Workplace(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener) {
    /**
     * Takes what a build has.
     *
     * @throws AbortException if it has no workspace
     */
    static Workplace of(
            Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws AbortException {
        if (workspace == null) {
            throw new AbortException("this build has no workspace; use this step inside of node { }");
        }
        return new Workplace(run, workspace, env, launcher, listener);
    }

    /** The same with other variables. */
    Workplace with(EnvVars variables) {
        return new Workplace(run, workspace, variables, launcher, listener);
    }

    /**
     * The node that it is on.
     *
     * @throws AbortException if that is gone
     */
    Node node() throws AbortException {
        Computer computer = workspace.toComputer();
        Node node = computer == null ? null : computer.getNode();
        if (node == null) {
            throw new AbortException("the agent with " + workspace.getRemote() + " is gone; build again");
        }
        return node;
    }
}
