package io.jenkins.plugins.wso2mi.order;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The docker project of an order for an image. Lists have one item a line; paths begin at the workspace.
 *
 * @param folder the folder that COPY takes from; blank for that of the Dockerfile
 * @param dockerfile blank for {@code Dockerfile} in the folder
 * @param arguments values of ARGs, each {@code NAME=VALUE}, or {@code NAME} for the build's variable
 * @param secrets what RUN mounts, each {@code id=ID,src=FILE} or {@code id=ID,env=NAME}
 */
public record DockerOrder(String folder, String dockerfile, String arguments, String secrets) implements Serializable {
    /** No docker project. */
    public static final DockerOrder NONE = new DockerOrder("", "", "", "");

    /** Whether there is one. */
    public boolean isGiven() {
        return !folder.isBlank() || !dockerfile.isBlank();
    }

    Path context(Path workspace) {
        if (!folder.isBlank()) {
            return workspace.resolve(folder).normalize();
        }
        Path beside = workspace.resolve(dockerfile).normalize().getParent();
        return beside == null ? workspace : beside;
    }

    @Nullable
    Path file(Path workspace) {
        return dockerfile.isBlank() ? null : workspace.resolve(dockerfile).normalize();
    }

    /** The secrets, with files from the workspace. */
    List<String> secrets(Path workspace) {
        List<String> all = new ArrayList<>();
        for (String secret : Lines.of(secrets)) {
            List<String> parts = new ArrayList<>();
            for (String part : secret.split(",", -1)) {
                int equals = part.indexOf('=');
                boolean file = equals > 0
                        && List.of("src", "source")
                                .contains(part.substring(0, equals).strip());
                parts.add(file ? "src=" + workspace.resolve(part.substring(equals + 1)) : part);
            }
            all.add(String.join(",", parts));
        }
        return all;
    }

    DockerOrder expanded(UnaryOperator<String> variables) {
        return new DockerOrder(
                variables.apply(folder),
                variables.apply(dockerfile),
                variables.apply(arguments),
                variables.apply(secrets));
    }
}
