package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files in {@code src/main/wso2mi/artifacts}, one artifact each. */
final class EditorArtifacts {
    private static final String DATA_ROLE = "EnterpriseServiceBus";

    private static final Map<String, ArtifactKind> FOLDERS = Map.ofEntries(
            Map.entry("apis", ArtifactKind.API),
            Map.entry("endpoints", ArtifactKind.ENDPOINT),
            Map.entry("inbound-endpoints", ArtifactKind.INBOUND_ENDPOINT),
            Map.entry("local-entries", ArtifactKind.LOCAL_ENTRY),
            Map.entry("message-processors", ArtifactKind.MESSAGE_PROCESSOR),
            Map.entry("message-stores", ArtifactKind.MESSAGE_STORE),
            Map.entry("proxy-services", ArtifactKind.PROXY_SERVICE),
            Map.entry("sequences", ArtifactKind.SEQUENCE),
            Map.entry("tasks", ArtifactKind.TASK),
            Map.entry("templates", ArtifactKind.TEMPLATE),
            Map.entry("data-services", ArtifactKind.DATA_SERVICE),
            Map.entry("data-sources", ArtifactKind.DATA_SOURCE));

    private final String projectVersion;
    private final ServiceDescriptions descriptions;
    private final List<SourceArtifact> found;
    private final Problems problems;

    EditorArtifacts(
            String projectVersion, ServiceDescriptions descriptions, List<SourceArtifact> found, Problems problems) {
        this.projectVersion = projectVersion;
        this.descriptions = descriptions;
        this.found = found;
        this.problems = problems;
    }

    void read(Path root) throws IOException {
        for (Path file : SourceFiles.below(root, Integer.MAX_VALUE)) {
            Path below = root.relativize(file);
            ArtifactKind kind = FOLDERS.get(below.getName(0).toString());
            if (below.getNameCount() != 2 || kind == null) {
                problems.error(
                        file.toString(),
                        "cannot be packed: only files of artifacts/<kind>/ are, not those of "
                                + (below.getParent() == null ? "artifacts" : "artifacts/" + below.getParent()),
                        "move it into the folder of its kind (" + String.join(", ", kinds()) + ")");
            } else {
                read(kind, file);
            }
        }
    }

    private static List<String> kinds() {
        return FOLDERS.keySet().stream().sorted().toList();
    }

    private void read(ArtifactKind kind, Path file) throws IOException {
        Optional<SourceXml> read = SourceXml.read(file, problems);
        Optional<String> name = read.flatMap(xml -> name(kind, xml));
        if (name.isEmpty()) {
            return;
        }
        SourceXml xml = read.get();
        String own = xml.attribute("version");
        if (own != null
                && SourceFiles.name(own, "version attribute", xml.where(), problems)
                        .isEmpty()) {
            return;
        }
        found.add(artifact(kind, name.get(), own, xml));
        found.addAll(descriptions.of(kind, name.get(), own, xml));
    }

    private Optional<String> name(ArtifactKind kind, SourceXml xml) {
        String file = String.valueOf(xml.file().getFileName());
        return switch (kind) {
            case LOCAL_ENTRY -> SourceFiles.name(xml.attribute("key"), "key attribute", xml.where(), problems);
            case DATA_SOURCE -> SourceFiles.name(file.replaceFirst("\\.[^.]*$", ""), "file name", file, problems);
            default -> SourceFiles.name(xml.attribute("name"), "name attribute", xml.where(), problems);
        };
    }

    /** With a version of its own that becomes part of the name; with an API of the files' names too. */
    private SourceArtifact artifact(ArtifactKind kind, String name, @Nullable String own, SourceXml xml) {
        String version = own == null ? projectVersion : own;
        String full = own == null ? name : name + "_" + own;
        String stem = kind == ArtifactKind.API ? full : name;
        String file = stem + "-" + version + (kind == ArtifactKind.DATA_SERVICE ? ".dbs" : ".xml");
        SourceArtifact artifact = SourceArtifact.of(
                full,
                version,
                kind.type(),
                stem + "_" + version,
                file,
                new SourceArtifact.PackedSource(xml.file(), xml.content()));
        boolean data = kind == ArtifactKind.DATA_SERVICE || kind == ArtifactKind.DATA_SOURCE;
        return data ? artifact.withRole(DATA_ROLE) : artifact;
    }
}
