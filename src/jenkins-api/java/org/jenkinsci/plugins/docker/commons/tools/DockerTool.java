package org.jenkinsci.plugins.docker.commons.tools;

import hudson.EnvVars;
import hudson.model.EnvironmentSpecific;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.NodeSpecific;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import hudson.tools.ToolProperty;
import java.io.IOException;
import java.util.List;

public class DockerTool extends ToolInstallation implements EnvironmentSpecific<DockerTool>, NodeSpecific<DockerTool> {

    public DockerTool(String name, String home, List<? extends ToolProperty<?>> properties) {
        super((String) null, (String) null, (List<? extends ToolProperty<?>>) null);
        throw new UnsupportedOperationException();
    }

    public static String getExecutable(String name, Node node, TaskListener listener, EnvVars env)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public DockerTool forEnvironment(EnvVars environment) {
        throw new UnsupportedOperationException();
    }

    public DockerTool forNode(Node node, TaskListener log) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public static class DescriptorImpl extends ToolDescriptor<DockerTool> {

        public DescriptorImpl() {
            throw new UnsupportedOperationException();
        }

        public String getDisplayName() {
            throw new UnsupportedOperationException();
        }

        public DockerTool[] getInstallations() {
            throw new UnsupportedOperationException();
        }
    }
}
