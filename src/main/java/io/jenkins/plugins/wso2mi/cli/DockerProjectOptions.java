package io.jenkins.plugins.wso2mi.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A folder with a Dockerfile, and what its build is given. */
final class DockerProjectOptions {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "A docker project: build by its Dockerfile, at the registry if that only adds files and "
                    + "settings, else by an engine.")
    @Nullable
    private Path folder;

    @Option(names = "--file", paramLabel = "FILE", description = "The Dockerfile; default: DIR/Dockerfile.")
    @Nullable
    private Path file;

    @Option(
            names = "--build-arg",
            paramLabel = "NAME[=VALUE]",
            description = "The value of an ARG; by default the environment's. May be given again.")
    private List<String> arguments = List.of();

    @Option(
            names = "--secret",
            paramLabel = "id=ID,src=FILE",
            description = "A file, or by env=NAME a variable, that a RUN mounts; it gets into no layer. "
                    + "May be given again.")
    private List<String> secrets = List.of();

    /** Whether there is one. */
    boolean given() {
        return folder != null || file != null;
    }

    /** The folder that COPY takes from: by default that of the Dockerfile. */
    Path context() {
        Path beside = file == null ? null : file.toAbsolutePath().getParent();
        return folder != null ? folder : beside == null ? Path.of("") : beside;
    }

    @Nullable
    Path file() {
        return file;
    }

    List<String> arguments() {
        return arguments;
    }

    List<String> secrets() {
        return secrets;
    }
}
