package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.tasks.Maven.MavenInstallation;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** Maven installations that Jenkins knows. */
final class MavenTool {
    private MavenTool() {}

    /**
     * The variables of a place, with an installation's added.
     *
     * @param name of the installation; empty for none
     * @throws AbortException if there is no such installation
     */
    static EnvVars environment(Workplace place, String name) throws IOException, InterruptedException {
        EnvVars env = new EnvVars(place.env());
        if (!name.isEmpty()) {
            named(name)
                    .forNode(place.node(), place.listener())
                    .forEnvironment(env)
                    .buildEnvVars(env);
        }
        return env;
    }

    private static MavenInstallation named(String name) throws AbortException {
        MavenInstallation[] known = Jenkins.get()
                .getDescriptorByType(MavenInstallation.DescriptorImpl.class)
                .getInstallations();
        return Arrays.stream(known)
                .filter(installation -> installation.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AbortException("maven: Jenkins has no Maven installation '" + name
                        + "'; it has: "
                        + Arrays.stream(known).map(MavenInstallation::getName).collect(Collectors.joining(", "))));
    }
}
