package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.car.XmlFaultException;
import io.jenkins.plugins.wso2mi.car.source.ApplicationSources;
import io.jenkins.plugins.wso2mi.car.source.ConnectorArchive;
import io.jenkins.plugins.wso2mi.car.source.ConnectorName;
import io.jenkins.plugins.wso2mi.car.source.SourceArtifact;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The connectors and their libraries that a module's POM and its connectors name, and a repository has. */
final class ConnectorParts {
    private static final String INBOUND = "mi-inbound-";

    private final ApplicationSources sources;
    private final Repository repository;
    private final Problems problems;
    private final List<SourceArtifact> found = new ArrayList<>();

    ConnectorParts(ApplicationSources sources, Repository repository, Problems problems) {
        this.sources = sources;
        this.repository = repository;
        this.problems = problems;
    }

    /**
     * Fetches them.
     *
     * @return the artifacts that come to those of the sources
     * @throws IOException if something cannot be read
     */
    List<SourceArtifact> fetch() throws IOException {
        List<Path> zips = new ArrayList<>();
        for (CarDependency wanted : sources.connectors()) {
            if (sources.libraries() || !wanted.artifactId().startsWith(INBOUND)) {
                repository
                        .file(wanted, sources.module(), List.of(), problems)
                        .ifPresent(file -> zips.add(connector(wanted, file)));
            }
        }
        if (sources.libraries()) {
            sources.artifacts().stream()
                    .filter(one -> one.type().equals(ArtifactKind.CONNECTOR.type()))
                    .forEach(one -> zips.add(one.source()));
            Set<String> used = connectionTypes();
            for (Path zip : zips) {
                ConnectorArchive connector =
                        ConnectorArchive.read(zip, problems).orElse(null);
                if (connector != null) {
                    libraries(connector, used);
                }
            }
        }
        return found;
    }

    private Path connector(CarDependency wanted, Path file) {
        // named after its coordinates, as a SNAPSHOT's file in a repository may carry a time
        Path named = file.resolveSibling(wanted.artifactId() + "-" + wanted.version() + ".zip");
        ConnectorName.of(named, problems).ifPresent(name -> found.add(name.artifact(file)));
        return file;
    }

    private void libraries(ConnectorArchive connector, Set<String> used) throws IOException {
        for (ConnectorArchive.Library library : connector.libraries()) {
            if (library.connectionType().isEmpty() || used.contains(library.connectionType())) {
                repository
                        .file(library.jar(), sources.module(), connector.repositories(), problems)
                        .ifPresent(file -> found.add(library(connector, library, file)));
            }
        }
    }

    private SourceArtifact library(ConnectorArchive connector, ConnectorArchive.Library library, Path file) {
        String name = connector.nameOf(library);
        String jar = library.stem() + ".jar";
        return new SourceArtifact(
                name,
                sources.module().version(),
                ArtifactKind.CONNECTOR_LIBRARY.type(),
                "EnterpriseIntegrator",
                name,
                jar,
                connector.name(),
                file,
                Map.of(jar, EntryContent.of(file)));
    }

    /** The kinds of connections that local entries open; libraries for other kinds are not needed. */
    private Set<String> connectionTypes() throws IOException {
        Set<String> types = new HashSet<>();
        for (SourceArtifact one : sources.artifacts()) {
            if (one.type().equals(ArtifactKind.LOCAL_ENTRY.type())) {
                for (EntryContent content : one.contents().values()) {
                    try (InputStream in = content.open()) {
                        SafeXml.parse(in.readAllBytes()).children().stream()
                                .filter(init -> init.name().endsWith(".init"))
                                .flatMap(init -> init.children("connectionType"))
                                .map(XmlElement::text)
                                .forEach(types::add);
                    } catch (XmlFaultException e) {
                        throw new IllegalStateException(one.source() + " was well-formed before", e);
                    }
                }
            }
        }
        return types;
    }
}
