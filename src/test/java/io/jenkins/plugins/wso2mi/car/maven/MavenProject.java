package io.jenkins.plugins.wso2mi.car.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Maven project on disk, made for a test. */
final class MavenProject {
    /** The plugin as WSO2's editor sets it up. */
    static final String PLUGIN = "<plugin><groupId>org.wso2.maven</groupId><artifactId>vscode-car-plugin</artifactId>"
            + "<version>5.4.12</version><extensions>true</extensions><executions><execution><phase>compile</phase>"
            + "<goals><goal>car</goal></goals></execution></executions></plugin>";

    private final Path root;

    MavenProject(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Writes a POM of org.example:NAME:1.2.0 with what is to stand in it, and its parent if that is named. */
    MavenProject pom(String folder, String name, String parent, String body) {
        String coordinates = parent.isEmpty()
                ? "<groupId>org.example</groupId><artifactId>" + name + "</artifactId><version>1.2.0</version>"
                : "<parent><groupId>org.example</groupId><artifactId>" + parent
                        + "</artifactId><version>1.2.0</version></parent><artifactId>" + name + "</artifactId>";
        return file(
                folder.isEmpty() ? "pom.xml" : folder + "/pom.xml",
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>" + coordinates
                        + body + "</project>");
    }

    /** A project of one module, org.example:clinic:1.2.0. */
    MavenProject single() {
        return pom("", "clinic", "", "<packaging>pom</packaging>" + build(PLUGIN));
    }

    static String build(String plugins) {
        return "<build><plugins>" + plugins + "</plugins></build>";
    }

    MavenProject file(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
