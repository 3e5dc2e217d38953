package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.MavenArguments;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands settings, local repository and offline mode on to the Maven runs that WSO2's plugin starts by itself, which
 * know nothing of the arguments of the first one. Maven from 3.9 and the wrapper read {@code MAVEN_ARGS}, every Maven
 * takes the local repository from {@code MAVEN_OPTS}; what stands there already stays.
 */
final class NestedMaven {
    /** The values come as arguments, so that the shell never reads them as its own. */
    private static final String SCRIPT = "MAVEN_ARGS=\"$MAVEN_ARGS $1\" MAVEN_OPTS=\"$MAVEN_OPTS $2\";"
            + " export MAVEN_ARGS MAVEN_OPTS; shift 2; exec \"$@\"";

    private NestedMaven() {}

    /**
     * What has to stand before Maven's command.
     *
     * @return empty if there is nothing to hand on, if a value has a space in it, which these variables cannot carry,
     *     or on Windows
     * @throws IOException if there is a {@code .mvn/maven.config} that cannot be read
     */
    static List<String> prefix(BuildRequest request) throws IOException {
        MavenArguments arguments = new MavenArguments(request.project(), request.arguments());
        List<String> nested = new ArrayList<>();
        Optional.ofNullable(request.settings())
                .or(() -> arguments.settings().map(file -> request.project().resolve(file)))
                .map(Path::toAbsolutePath)
                .ifPresent(file -> nested.addAll(List.of("-s", file.toString())));
        if (arguments.isOffline()) {
            nested.add("-o");
        }
        String repository = arguments
                .property("maven.repo.local")
                .map(folder -> "-Dmaven.repo.local=" + Path.of(folder).toAbsolutePath())
                .orElse("");
        if (!repository.isEmpty()) {
            nested.add(repository);
        }
        boolean fits = nested.stream().noneMatch(one -> one.matches(".*\\s.*"));
        if (nested.isEmpty() || !fits || File.separatorChar == '\\') {
            return List.of();
        }
        return List.of("sh", "-c", SCRIPT, "maven", String.join(" ", nested), repository);
    }
}
