package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By what carbon applications are checked: options of every verb that checks them. */
final class CheckOptions {
    @Option(
            names = "--mi-version",
            paramLabel = "VERSION",
            description = "The Micro Integrator that they are for, such as 4.3; default: the newest.")
    private String miVersion = "";

    @Option(
            names = "--server-roles",
            paramLabel = "ROLE",
            split = ",",
            description = "The server's roles (regular expressions), if -DserverRoles changes them.")
    private List<String> serverRoles = List.of();

    @Option(names = "--strict", description = "Take warnings for errors.")
    private boolean strict;

    @Option(
            names = "--suppress",
            paramLabel = "RULE[:WHERE]=REASON",
            description = "Leave out what is known and meant so; WHERE is the end of the place, * any characters.")
    private List<String> suppress = List.of();

    @Option(
            names = "--suppressions",
            paramLabel = "FILE",
            description = "A file with suppressions; default: car-check.yaml in the project's or this folder.")
    @Nullable
    private Path suppressions;

    /**
     * The policy that they make.
     *
     * @param project where a {@code car-check.yaml} may lie that counts if no file is named
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with everything that is wrong
     * @throws IOException if the file cannot be read
     */
    CheckPolicy policy(Path project) throws IOException {
        return policy(project, suppress);
    }

    /** The same for a docker project: its Dockerfile's rules are suppressed by {@link #aboutDockerfile}. */
    CheckPolicy dockerProjectPolicy(Path project) throws IOException {
        return policy(
                project,
                suppress.stream()
                        .filter(one -> !DockerProject.isSuppression(one))
                        .toList());
    }

    /** The suppressions that name a rule for Dockerfiles. */
    List<String> aboutDockerfile() {
        return suppress.stream().filter(DockerProject::isSuppression).toList();
    }

    private CheckPolicy policy(Path project, List<String> meant) throws IOException {
        CheckPolicy policy = CheckPolicy.of(miVersion, serverRoles, strict, meant, suppressions);
        return suppressions == null ? policy.withFileIn(project) : policy;
    }
}
