package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a verb is about: one application, or units of a landscape. */
final class Subject {
    @Parameters(paramLabel = "APP", arity = "0..1", description = "Name of the Deployment.")
    private @Nullable String application;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Or a landscape (mi.yaml): all its units.")
    private @Nullable Path file;

    @Mixin
    private final LandscapePart landscape = new LandscapePart();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec verb;

    /**
     * The application's name; empty if it is about a landscape.
     *
     * @throws ParameterException if it is about both or neither
     * @throws RefusedException if options of a landscape stand without one
     */
    Optional<String> application() {
        if (application == null && file == null) {
            throw new ParameterException(verb.commandLine(), "Missing required parameter: 'APP', or -f mi.yaml");
        }
        if (application != null && file != null) {
            throw new ParameterException(
                    verb.commandLine(), "'" + application + "' stands beside -f; give one of the two");
        }
        if (file == null) {
            landscape.refuse("there is no landscape", "give it by -f");
        }
        return Optional.ofNullable(application);
    }

    /**
     * The landscape.
     *
     * @throws RefusedException if there is none, with every problem of its file, or if the cluster does not know a kind
     */
    WantedLandscape landscape(Cluster cluster) {
        if (file == null) {
            throw new RefusedException("-f", "there is no landscape", "give it by -f");
        }
        return WantedLandscape.read(file, landscape.names(), cluster);
    }
}
