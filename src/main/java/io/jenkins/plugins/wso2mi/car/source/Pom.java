package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * One pom.xml as it is written, with the profiles that are on.
 *
 * @param file the pom.xml, absolute and normal
 * @param model what it says, not interpolated
 * @param profiles its profiles that are on, the last one, which wins, first
 */
public record Pom(Path file, Model model, List<Profile> profiles) {
    public Pom {
        profiles = List.copyOf(profiles);
    }

    /**
     * Reads a pom.xml.
     *
     * @throws RefusedException if there is none or it is no POM
     */
    static Pom read(Path file, MavenArguments arguments) {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(file.toString(), "there is no such file", "name the folder of a Maven project");
        }
        try (InputStream in = Files.newInputStream(file)) {
            Model model = new MavenXpp3Reader().read(in, false);
            return new Pom(file.toAbsolutePath().normalize(), model, arguments.activeProfiles(model));
        } catch (IOException | XmlPullParserException e) {
            throw new RefusedException(
                    file.toString(),
                    "cannot be read as a POM: " + PlainText.oneLine(String.valueOf(e.getMessage())),
                    "correct the file");
        }
    }

    public Path directory() {
        return Objects.requireNonNull(file.getParent());
    }

    /**
     * The pom.xml of its parent, if that lies on this disk where this one says; else Maven takes it from a repository.
     */
    Optional<Path> parentFile() {
        Parent parent = model.getParent();
        if (parent == null
                || parent.getRelativePath() == null
                || parent.getRelativePath().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(pomAt(directory().resolve(parent.getRelativePath()))).filter(Files::isRegularFile);
    }

    /** The pom.xml files of its modules, those of its profiles included. */
    public List<Path> modules() {
        return Stream.concat(model.getModules().stream(), profiles.stream().flatMap(p -> p.getModules().stream()))
                .map(module -> pomAt(directory().resolve(module)))
                .toList();
    }

    /** A property, its profiles first. */
    Optional<String> property(String key) {
        return Stream.concat(profiles.stream().map(Profile::getProperties), Stream.of(model.getProperties()))
                .map(properties -> properties.getProperty(key))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The plugins of an artifactId that are switched on here, what wins first. */
    Stream<Plugin> plugins(String artifactId) {
        return builds().flatMap(build -> build.getPlugins().stream())
                .filter(plugin -> plugin.getArtifactId().equals(artifactId));
    }

    /** What is said here about a plugin of an artifactId in case it is switched on, what wins first. */
    Stream<Plugin> managedPlugins(String artifactId) {
        return builds().filter(build -> build.getPluginManagement() != null)
                .flatMap(build -> build.getPluginManagement().getPlugins().stream())
                .filter(plugin -> plugin.getArtifactId().equals(artifactId));
    }

    private Stream<BuildBase> builds() {
        return Stream.concat(
                        profiles.stream().map(Profile::getBuild),
                        Stream.of(model).map(Model::getBuild))
                .filter(Objects::nonNull);
    }

    /** Its coordinates as far as they are known without a repository, by the names that expressions use. */
    Map<String, String> coordinates() {
        Parent parent = model.getParent();
        String groupId = model.getGroupId() == null && parent != null ? parent.getGroupId() : model.getGroupId();
        String version = model.getVersion() == null && parent != null ? parent.getVersion() : model.getVersion();
        return Map.of(
                "groupId", groupId == null ? "" : groupId,
                "artifactId", model.getArtifactId() == null ? "" : model.getArtifactId(),
                "version", version == null ? "" : version,
                "parent.version", parent == null || parent.getVersion() == null ? "" : parent.getVersion());
    }

    private static Path pomAt(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve("pom.xml") : path;
        return file.toAbsolutePath().normalize();
    }
}
