package io.jenkins.plugins.wso2mi.car.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Maven project on disk, made for a test. */
public final class MavenProject {
    /** The plugin as WSO2's editor sets it up. */
    public static final String PLUGIN = "<plugin><groupId>org.wso2.maven</groupId>"
            + "<artifactId>vscode-car-plugin</artifactId><version>5.4.12</version><extensions>true</extensions>"
            + "<executions><execution><phase>compile</phase><goals><goal>car</goal></goals></execution></executions>"
            + "</plugin>";

    private final Path root;

    public MavenProject(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Writes a POM of org.example:NAME:1.2.0 with what is to stand in it, and its parent if that is named. */
    public MavenProject pom(String folder, String name, String parent, String body) {
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
    public MavenProject single() {
        return pom("", "clinic", "", "<packaging>pom</packaging>" + build(PLUGIN));
    }

    /** Changes a text in a file that is there. */
    public MavenProject change(String path, String from, String to) {
        try {
            return file(path, Files.readString(root.resolve(path)).replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of a POM that names plugins. */
    public static String build(String plugins) {
        return "<build><plugins>" + plugins + "</plugins></build>";
    }

    /** Writes a text. */
    public MavenProject file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes. */
    public MavenProject file(String path, byte[] content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
