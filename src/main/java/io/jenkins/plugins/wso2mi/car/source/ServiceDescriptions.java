package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What describes APIs, proxies and data services to API Manager's service catalog: the files in {@code metadata} and
 * {@code api-definitions}, or, where there is none, a description made from the artifact.
 */
final class ServiceDescriptions {
    private final Path metadata;
    private final Path definitions;
    private final String projectVersion;
    private final Problems problems;
    private final Set<Path> used = new HashSet<>();

    ServiceDescriptions(Path resources, String projectVersion, Problems problems) {
        this.metadata = resources.resolve("metadata");
        this.definitions = resources.resolve("api-definitions");
        this.projectVersion = projectVersion;
        this.problems = problems;
    }

    /**
     * What describes an artifact.
     *
     * @param own the version that the artifact itself names, or null
     */
    List<SourceArtifact> of(ArtifactKind kind, String name, @Nullable String own, SourceXml xml) {
        return switch (kind) {
            case API -> ofApi(name, own, xml);
            case PROXY_SERVICE -> List.of(ofService(name, own, "_proxy", xml, "WSDL1"));
            case DATA_SERVICE -> List.of(ofService(name, own, "_data_service", xml, "OAS3"));
            default -> List.of();
        };
    }

    private List<SourceArtifact> ofApi(String name, @Nullable String own, SourceXml xml) {
        String context = xml.attribute("context");
        if (context == null) {
            problems.error(xml.where(), "the API has no context attribute", "give it a context, such as /visits");
            return List.of();
        }
        String version = own == null ? projectVersion : own;
        String stem = own == null ? name : name + "_" + own;
        boolean inUrl = own != null && "url".equals(xml.attribute("version-type"));
        String made = ServiceYaml.of(name + "-" + version, xml, version, inUrl ? context + "/" + own : context, "OAS3");
        List<SourceArtifact> found = new ArrayList<>();
        found.add(described(stem + "_metadata", version, file(metadata, stem + "_metadata.yaml"), xml.file(), made));
        file(definitions, own == null ? name + ".yaml" : name + "_v" + own + ".yaml")
                .or(() -> file(metadata, stem + "_swagger.yaml"))
                .ifPresent(file -> found.add(described(stem + "_swagger", version, Optional.of(file), file, "")));
        return found;
    }

    private SourceArtifact ofService(
            String name, @Nullable String own, String suffix, SourceXml xml, String definition) {
        String version = own == null ? projectVersion : own;
        String stem = own == null ? name + suffix : name + "_" + own;
        boolean proxy = suffix.equals("_proxy");
        // WSO2's plugin never packs a data service's own description, though it looks for one
        Optional<Path> file = proxy ? file(metadata, name + "_proxy_metadata.yaml") : Optional.empty();
        String described = proxy ? projectVersion : version;
        String made = ServiceYaml.of(name + "_proxy-" + described, xml, described, "/services/" + name, definition);
        String title = file.isPresent() ? name + suffix : stem;
        return described(title + "_metadata", version, file, xml.file(), made);
    }

    private static SourceArtifact described(
            String name, String version, Optional<Path> file, Path source, String made) {
        SourceArtifact.PackedSource from = file.map(SourceArtifact.PackedSource::of)
                .orElseGet(() -> new SourceArtifact.PackedSource(source, EntryContent.of(made)));
        return SourceArtifact.of(
                name,
                version,
                ArtifactKind.METADATA.type(),
                "metadata/" + name + "_" + version,
                name + "-" + version + ".yaml",
                from);
    }

    private Optional<Path> file(Path folder, String name) {
        Path file = folder.resolve(name);
        used.add(file);
        return Optional.of(file).filter(Files::isRegularFile);
    }

    /** Tells of the files that describe nothing in the project; to be called when all artifacts were seen. */
    void unused() throws IOException {
        List<Path> files = new ArrayList<>(SourceFiles.below(metadata, Integer.MAX_VALUE));
        files.addAll(SourceFiles.below(definitions, Integer.MAX_VALUE));
        files.stream()
                .filter(file -> !used.contains(file))
                .forEach(file -> problems.warning(
                        file.toString(),
                        "is not packed: by its name it describes no API and no proxy of this project",
                        "name it after its API or proxy (such as Visits_metadata.yaml), or delete it"));
    }
}
