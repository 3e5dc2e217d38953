package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.docker.commons.tools.DockerTool;

/** Docker installations that Jenkins knows. */
final class DockerInstallation {
    /** What {@code docker.withTool} of plugin docker-workflow says to the steps in it. */
    private static final String VARIABLE = "DOCKER_TOOL_NAME";

    private DockerInstallation() {}

    /**
     * Where the program {@code docker} of an installation lies, which is installed if need be.
     *
     * @param name of the installation; empty for that of {@code docker.withTool}, if there is one
     * @return empty for the PATH's
     * @throws AbortException if there is no such installation
     */
    static Map<String, String> path(Workplace place, String name) throws IOException, InterruptedException {
        String tool = name.isEmpty() ? place.env().getOrDefault(VARIABLE, "") : name;
        if (tool.isEmpty()) {
            return Map.of();
        }
        List<String> known = names();
        if (!known.contains(tool)) {
            throw new AbortException("dockerTool: Jenkins has no Docker installation '" + tool + "'; it has: "
                    + String.join(", ", known));
        }
        return Map.of("docker", DockerTool.getExecutable(tool, place.node(), place.listener(), place.env()));
    }

    private static List<String> names() {
        DockerTool.DescriptorImpl tools = Jenkins.get().getDescriptorByType(DockerTool.DescriptorImpl.class);
        return Arrays.stream(tools.getInstallations()).map(DockerTool::getName).toList();
    }
}
