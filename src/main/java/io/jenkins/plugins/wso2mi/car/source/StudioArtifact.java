package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An entry of a module's {@code artifact.xml} as an artifact. */
final class StudioArtifact {
    private StudioArtifact() {}

    /**
     * The artifact.
     *
     * @param wanted how the exporter names it
     * @return empty, and a problem, if it cannot be packed
     * @throws IOException if its file cannot be read
     */
    static Optional<SourceArtifact> of(ArtifactList.Entry entry, CarDependency wanted, Problems problems)
            throws IOException {
        Path folder = Objects.requireNonNull(entry.file().getParent());
        String type = entry.element().value("type");
        if (type.equals(ArtifactKind.REGISTRY_RESOURCE.type())) {
            Optional<RegistryEntry> resource = RegistryEntry.of(entry, problems);
            return resource.flatMap(
                    one -> one.artifact(folder.resolve(one.file()).normalize(), problems));
        }
        List<String> files =
                entry.element().children("file").map(XmlElement::text).toList();
        if (files.size() != 1) {
            problems.error(
                    entry.where(),
                    "the artifact " + wanted.artifactId() + " names " + files.size() + " files",
                    "give it one file");
            return Optional.empty();
        }
        return content(entry, type, folder.resolve(files.get(0)).normalize(), problems)
                .map(content -> artifact(wanted, type, content));
    }

    private static Optional<SourceArtifact.PackedSource> content(
            ArtifactList.Entry entry, String type, Path file, Problems problems) throws IOException {
        if (!Files.isRegularFile(file)) {
            problems.error(entry.where(), "there is no file " + file, "put it there, or take the entry out");
            return Optional.empty();
        }
        if (ArtifactKind.of(type).filter(ArtifactKind::hasXmlPayload).isPresent()) {
            return SourceXml.read(file, problems).map(xml -> new SourceArtifact.PackedSource(file, xml.content()));
        }
        return Optional.of(new SourceArtifact.PackedSource(file, EntryContent.of(file)));
    }

    private static SourceArtifact artifact(CarDependency wanted, String type, SourceArtifact.PackedSource from) {
        String folder = wanted.artifactId() + "_" + wanted.version();
        String file = wanted.artifactId() + "-" + wanted.version() + "." + wanted.type();
        return new SourceArtifact(
                wanted.artifactId(),
                wanted.version(),
                type,
                SourceArtifact.INTEGRATOR,
                type.equals(ArtifactKind.METADATA.type()) ? "metadata/" + folder : folder,
                file,
                null,
                from.source(),
                Map.of(file, from.content()));
    }
}
