package io.jenkins.plugins.wso2mi.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What Maven is given, where it is run. */
final class MavenOptions {
    @Option(
            names = {"-s", "--settings"},
            paramLabel = "FILE",
            description = "Maven's settings.xml.")
    private @Nullable Path settings;

    @Option(
            names = "--maven-arg",
            paramLabel = "ARG",
            description = "A further argument for Maven, such as --maven-arg=-Pstaging.")
    private List<String> arguments = List.of();

    /** Null for Maven's own. */
    @Nullable
    Path settings() {
        return settings;
    }

    List<String> arguments() {
        return arguments;
    }
}
