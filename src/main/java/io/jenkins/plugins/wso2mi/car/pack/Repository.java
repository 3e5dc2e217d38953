package io.jenkins.plugins.wso2mi.car.pack;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.MavenArguments;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Maven's own resolver: settings.xml with its mirrors, proxies and logins, the local repository, and the repositories
 * that POMs name. Nothing of it is loaded before something is asked for.
 */
final class Repository implements AutoCloseable {
    private final BuildRequest request;
    private @Nullable Context context;

    Repository(BuildRequest request) {
        this.request = request;
    }

    /**
     * The file of an artifact, from the local repository or, if it is not there, from where it can be had.
     *
     * @param wanted its coordinates; the type is the file's extension
     * @param module whose POM wants it, and names repositories
     * @param urls further repositories
     * @param problems takes the resolver's words if it cannot be had
     * @throws IOException if Maven's arguments cannot be read
     */
    Optional<Path> file(CarDependency wanted, CarModule module, List<String> urls, Problems problems)
            throws IOException {
        Context maven = context();
        Artifact artifact = new DefaultArtifact(wanted.groupId(), wanted.artifactId(), wanted.type(), wanted.version());
        try {
            return Optional.of(maven.repositorySystem()
                    .resolveArtifact(
                            maven.repositorySystemSession(),
                            new ArtifactRequest(artifact, repositories(maven, module, urls), null))
                    .getArtifact()
                    .getFile()
                    .toPath());
        } catch (ArtifactResolutionException e) {
            problems.error(
                    module.lineage().self().file().toString(),
                    "the dependency " + artifact + " cannot be had: "
                            + PlainText.oneLine(String.valueOf(e.getMessage())),
                    "look for its repository in the POM and in Maven's settings.xml");
            return Optional.empty();
        }
    }

    private static List<RemoteRepository> repositories(Context maven, CarModule module, List<String> urls) {
        Map<String, RemoteRepository> named = new LinkedHashMap<>();
        module.lineage().poms().stream()
                .flatMap(pom -> pom.model().getRepositories().stream())
                .map(one -> new RemoteRepository.Builder(
                        one.getId(), "default", module.lineage().resolve(one.getUrl())))
                .forEach(one -> named.putIfAbsent(one.build().getId(), one.build()));
        for (int i = 0; i < urls.size(); i++) {
            String id = "connector-" + (i + 1);
            named.put(id, new RemoteRepository.Builder(id, "default", urls.get(i)).build());
        }
        List<RemoteRepository> all = new ArrayList<>(maven.remoteRepositories());
        all.addAll(maven.repositorySystem()
                .newResolutionRepositories(maven.repositorySystemSession(), List.copyOf(named.values())));
        return all;
    }

    private Context context() throws IOException {
        Context open = context;
        if (open == null) {
            MavenArguments arguments = new MavenArguments(request.project(), request.arguments());
            ContextOverrides.Builder overrides = ContextOverrides.create()
                    .withUserSettings(true)
                    .offline(arguments.isOffline())
                    .userProperties(arguments.properties());
            Optional.ofNullable(request.settings())
                    .or(() -> arguments.settings().map(file -> request.project().resolve(file)))
                    .map(Path::toAbsolutePath)
                    .ifPresent(overrides::withUserSettingsXmlOverride);
            open = new StandaloneStaticRuntime().create(overrides.build());
            context = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
