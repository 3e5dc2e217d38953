package hudson.tasks;

import hudson.EnvVars;
import hudson.model.AbstractProject;
import hudson.model.EnvironmentSpecific;
import hudson.model.Node;
import hudson.model.Saveable;
import hudson.model.TaskListener;
import hudson.slaves.NodeSpecific;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import hudson.tools.ToolProperty;
import java.io.IOException;
import java.util.List;
import jenkins.model.Loadable;

@SuppressWarnings("rawtypes")
public class Maven extends Builder {

    public Maven(String targets, String name) {
        throw new UnsupportedOperationException();
    }

    public Maven(String targets, String name, String pom, String properties, String jvmOptions) {
        throw new UnsupportedOperationException();
    }

    public Maven(
            String targets,
            String name,
            String pom,
            String properties,
            String jvmOptions,
            boolean usePrivateRepository) {
        throw new UnsupportedOperationException();
    }

    public MavenInstallation getMaven() {
        throw new UnsupportedOperationException();
    }

    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> implements Loadable, Saveable {

        public DescriptorImpl() {
            throw new UnsupportedOperationException();
        }

        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            throw new UnsupportedOperationException();
        }

        public String getDisplayName() {
            throw new UnsupportedOperationException();
        }

        public MavenInstallation[] getInstallations() {
            throw new UnsupportedOperationException();
        }
    }

    public static final class MavenInstallation extends ToolInstallation
            implements EnvironmentSpecific<MavenInstallation>, NodeSpecific<MavenInstallation> {

        public MavenInstallation(String name, String home, List<? extends ToolProperty<?>> properties) {
            super((String) null, (String) null, (List<? extends ToolProperty<?>>) null);
            throw new UnsupportedOperationException();
        }

        public void buildEnvVars(EnvVars env) {
            throw new UnsupportedOperationException();
        }

        public MavenInstallation forEnvironment(EnvVars environment) {
            throw new UnsupportedOperationException();
        }

        public MavenInstallation forNode(Node node, TaskListener log) throws IOException, InterruptedException {
            throw new UnsupportedOperationException();
        }

        public boolean equals(Object o) {
            throw new UnsupportedOperationException();
        }

        public int hashCode() {
            throw new UnsupportedOperationException();
        }

        public static class DescriptorImpl extends ToolDescriptor<MavenInstallation> {

            public DescriptorImpl() {
                throw new UnsupportedOperationException();
            }

            public String getDisplayName() {
                throw new UnsupportedOperationException();
            }

            public MavenInstallation[] getInstallations() {
                throw new UnsupportedOperationException();
            }
        }
    }
}
