package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is to build.
 *
 * @param context the folder that COPY takes from
 * @param dockerfile with its {@linkplain #ignoreFile ignore file} beside it
 * @param folder a private one, for files that the engine reads and writes; gone after the build
 * @param tags references with tags, the first one first
 * @param arguments values of ARGs
 * @param secrets files by the ids that RUN mounts them by
 * @param created when the image says that it was made; null for the time of the build
 */
public record EngineBuild(
        Path context,
        Path dockerfile,
        Path folder,
        List<String> tags,
        Map<String, String> labels,
        Map<String, String> arguments,
        Map<String, Path> secrets,
        @Nullable Instant created) {
    public EngineBuild {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
        arguments = Map.copyOf(arguments);
        secrets = Map.copyOf(secrets);
    }

    /** The file beside a Dockerfile that says what is kept out of its context; docker takes it by its name. */
    public static Path ignoreFile(Path dockerfile) {
        return dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
    }

    /** Where the engine writes what it has made. */
    Path result() {
        return folder.resolve("result");
    }
}
