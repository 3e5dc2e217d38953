package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.CarWriter;
import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.car.source.ApplicationSources;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.SourceArtifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes an application from what its sources hold. */
final class CarPacker {
    private CarPacker() {}

    /**
     * Writes it to where its module's build puts it.
     *
     * @param sources what they say
     * @param artifacts all that goes in: those of the sources, and what came from repositories
     * @param packed applications to pack inside, by file name; empty if it is no fat CAR
     * @throws IOException if something cannot be read or written
     */
    static void write(ApplicationSources sources, List<SourceArtifact> artifacts, Map<String, Path> packed)
            throws IOException {
        Map<String, EntryContent> files = new TreeMap<>();
        for (SourceArtifact artifact : artifacts) {
            files.put(artifact.folder() + "/artifact.xml", EntryContent.of(Documents.artifact(artifact)));
            artifact.contents().forEach((path, content) -> files.put(artifact.folder() + "/" + path, content));
        }
        List<SourceArtifact> deployed =
                artifacts.stream().filter(one -> !one.isMetadata()).toList();
        files.put("artifacts.xml", EntryContent.of(Documents.list(sources, deployed)));
        files.put("metadata.xml", EntryContent.of(Documents.list(sources, artifacts)));
        if (sources.module().layout() == CarModule.Layout.EDITOR) {
            files.put("descriptor.xml", EntryContent.of(Documents.descriptor(sources)));
        }
        packed.forEach((name, car) -> files.put("dependencies/" + name, EntryContent.of(car)));
        CarWriter.write(sources.module().car(), files);
    }
}
