package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A registry resource of a list: one file, or a folder with all that is in it.
 *
 * @param entry where it stands
 * @param name its name as an artifact
 * @param version its version
 * @param body the {@code item} or {@code collection} element
 */
record RegistryEntry(ArtifactList.Entry entry, String name, String version, XmlElement body) {
    static final String INFO = "registry-info.xml";

    /**
     * Reads one.
     *
     * @return empty, and a problem, if it is not complete
     */
    static Optional<RegistryEntry> of(ArtifactList.Entry entry, Problems problems) {
        XmlElement element = entry.element();
        Optional<String> name = SourceFiles.name(element.value("name"), "name attribute", entry.where(), problems);
        Optional<String> version =
                SourceFiles.name(element.value("version"), "version attribute", entry.where(), problems);
        Optional<XmlElement> body = element.child("item").or(() -> element.child("collection"));
        Optional<XmlElement> complete =
                body.filter(one -> !RegistryList.text(one, "path").isEmpty()
                        && !RegistryList.text(one, one.name().equals("item") ? "file" : "directory")
                                .isEmpty());
        if (complete.isEmpty()) {
            problems.error(
                    entry.where(),
                    "the registry resource names no file and path",
                    "give it an item with file and path, or a collection with directory and path");
        }
        if (name.isEmpty() || version.isEmpty() || complete.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RegistryEntry(entry, name.get(), version.get(), complete.get()));
    }

    String where() {
        return entry.where();
    }

    boolean isCollection() {
        return body.name().equals("collection");
    }

    String registryPath() {
        return RegistryList.text(body, "path");
    }

    /** What the list calls its file or folder. */
    String file() {
        return RegistryList.text(body, isCollection() ? "directory" : "file");
    }

    /** The artifact of a file that only WSO2's plugin can make. */
    SourceArtifact generated(Path file) {
        return artifact(file, Map.of());
    }

    /**
     * The artifact.
     *
     * @param file where its file or folder lies
     * @return empty, and a problem, if that is not there
     */
    Optional<SourceArtifact> artifact(Path file, Problems problems) {
        if (isCollection() ? !Files.isDirectory(file) : !Files.isRegularFile(file)) {
            problems.error(
                    where(),
                    "the registry resource " + name + " is not there: there is no "
                            + (isCollection() ? "folder " : "file ") + file,
                    "put it there, or take the entry out");
            return Optional.empty();
        }
        Map<String, EntryContent> contents = new LinkedHashMap<>();
        contents.put(
                INFO, EntryContent.of(XmlText.document(new XmlElement("resources", Map.of(), List.of(named()), ""))));
        contents.putAll(
                isCollection() ? folder(file) : Map.of("resources/" + file.getFileName(), EntryContent.of(file)));
        return Optional.of(artifact(file, contents));
    }

    private SourceArtifact artifact(Path file, Map<String, EntryContent> contents) {
        return new SourceArtifact(
                name,
                version,
                ArtifactKind.REGISTRY_RESOURCE.type(),
                SourceArtifact.INTEGRATOR,
                name + "_" + version,
                INFO,
                null,
                file,
                contents);
    }

    private Map<String, EntryContent> folder(Path root) {
        String under = "resources/" + lastPart() + "/";
        Map<String, EntryContent> contents = new LinkedHashMap<>();
        contents.put(under, EntryContent.of(""));
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(one -> !one.equals(root)).sorted().forEach(one -> {
                String path = under + root.relativize(one).toString().replace('\\', '/');
                boolean isFolder = Files.isDirectory(one);
                contents.put(isFolder ? path + "/" : path, isFolder ? EntryContent.of("") : EntryContent.of(one));
            });
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the application the file lies by its last name alone. */
    private XmlElement named() {
        String key = isCollection() ? "directory" : "file";
        List<XmlElement> children = body.children().stream()
                .map(child -> child.name().equals(key)
                        ? new XmlElement(key, child.attributes(), List.of(), lastPart())
                        : child)
                .toList();
        return new XmlElement(body.name(), body.attributes(), children, "");
    }

    private String lastPart() {
        return Objects.requireNonNull(Path.of(file()).getFileName()).toString();
    }
}
