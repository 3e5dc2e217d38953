package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.Publication;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A docker project, and what is to become of it. Texts are as a person wrote them; {@link DockerProjectBuild} checks
 * them, all at once.
 *
 * @param context the folder that COPY takes from
 * @param dockerfile null for {@code Dockerfile} in the context
 * @param cars carbon applications that are put into the context's root, by their names; the folder stays as it is
 * @param target reference with the first tag
 * @param tags further tags in the target's repository
 * @param labels each {@code KEY=VALUE}
 * @param arguments values of ARGs, each {@code NAME=VALUE}, or {@code NAME} for the environment's
 * @param secrets files or variables that RUN mounts, each {@code id=ID,src=FILE} or {@code id=ID,env=NAME}
 * @param policy how the carbon applications are checked; if strict, warnings about the Dockerfile are errors too
 * @param created when the image says that it was made; null for the time of its base at the registry, and of the build
 *     with an engine
 * @param suppressions what is known about the Dockerfile and meant so, each {@code RULE[:LINE]=REASON}
 * @param publication its made tag, and what is attached to it
 */
public record DockerProject(
        Path context,
        @Nullable Path dockerfile,
        List<Path> cars,
        String target,
        List<String> tags,
        List<String> labels,
        List<String> arguments,
        List<String> secrets,
        Builder builder,
        CheckPolicy policy,
        @Nullable Instant created,
        List<String> suppressions,
        Publication publication) {
    public DockerProject {
        cars = List.copyOf(cars);
        tags = List.copyOf(tags);
        labels = List.copyOf(labels);
        arguments = List.copyOf(arguments);
        secrets = List.copyOf(secrets);
        suppressions = List.copyOf(suppressions);
    }

    /** The same with nothing suppressed, the tags that are given alone, and nothing attached. */
    public DockerProject(
            Path context,
            @Nullable Path dockerfile,
            List<Path> cars,
            String target,
            List<String> tags,
            List<String> labels,
            List<String> arguments,
            List<String> secrets,
            Builder builder,
            CheckPolicy policy,
            @Nullable Instant created) {
        this(
                context,
                dockerfile,
                cars,
                target,
                tags,
                labels,
                arguments,
                secrets,
                builder,
                policy,
                created,
                List.of(),
                Publication.PLAIN);
    }

    /** Whether a suppression, {@code RULE[:WHERE]=REASON}, is about a Dockerfile rather than carbon applications. */
    public static boolean isSuppression(String text) {
        return DockerfileSuppression.isOne(text);
    }

    /** Where its Dockerfile is. */
    Path file() {
        return dockerfile == null ? context.resolve("Dockerfile") : dockerfile;
    }
}
