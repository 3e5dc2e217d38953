package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProject;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How carbon applications are to be checked, in the words of a step's fields. Lists have one item a line.
 *
 * @param miVersion of the server that they go onto, such as {@code 4.4}; blank for the newest known
 * @param serverRoles regular expressions; blank for the Micro Integrator's own
 * @param strict whether warnings are errors
 * @param suppress what is accepted, each {@code RULE[:WHERE]=REASON}
 * @param suppressions a file of these, from the workspace; blank for {@code car-check.yaml} if there is one
 */
public record CheckOrder(String miVersion, String serverRoles, boolean strict, String suppress, String suppressions)
        implements Serializable {
    /** With all fields blank. */
    public static final CheckOrder USUAL = new CheckOrder("", "", false, "", "");

    /**
     * What the engine is asked for.
     *
     * @param folder where a {@code car-check.yaml} may lie that counts if no file is named
     * @throws RefusedException with all that is wrong with the words
     * @throws IOException if the file cannot be read
     */
    CheckPolicy policy(Path workspace, Path folder) throws IOException {
        CheckPolicy policy = CheckPolicy.of(
                miVersion,
                Lines.of(serverRoles),
                strict,
                Lines.of(suppress),
                suppressions.isBlank() ? null : workspace.resolve(suppressions.strip()));
        return suppressions.isBlank() ? policy.withFileIn(folder) : policy;
    }

    /** The same without what is accepted of a Dockerfile. */
    CheckOrder aboutApplications() {
        String some = Lines.of(suppress).stream()
                .filter(one -> !DockerProject.isSuppression(one))
                .collect(Collectors.joining("\n"));
        return new CheckOrder(miVersion, serverRoles, strict, some, suppressions);
    }

    /** What is accepted of a Dockerfile. */
    List<String> aboutDockerfile() {
        return Lines.of(suppress).stream().filter(DockerProject::isSuppression).toList();
    }

    /** The same with the variables in its fields replaced. */
    public CheckOrder expanded(UnaryOperator<String> variables) {
        return new CheckOrder(
                variables.apply(miVersion),
                variables.apply(serverRoles),
                strict,
                variables.apply(suppress),
                variables.apply(suppressions));
    }
}
