package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.car.PollingWork;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The work that the applications of a project would fetch by themselves, told by their sources before they are built.
 */
public final class SourceWork {
    private SourceWork() {}

    /**
     * Reads the sources of all applications; what cannot be packed yet is left out, since the build tells it.
     *
     * @param project the folder with the pom.xml
     * @return artifact ids of modules that fetch work, each with what does so, a sentence each, such as {@code Nightly
     *     is a scheduled task}
     * @throws RefusedException if a pom.xml is missing or wrong
     * @throws IOException if a file cannot be read
     */
    public static Map<String, List<String>> of(Path project) throws IOException {
        Path root = project.toAbsolutePath().normalize();
        CarModules all = CarModules.find(root, new MavenArguments(root, List.of()));
        Map<String, List<String>> work = new LinkedHashMap<>();
        for (CarModule module : all.modules()) {
            List<String> sentences = sentences(ApplicationSources.read(module, all, new Problems()));
            if (!sentences.isEmpty()) {
                work.put(module.artifactId(), sentences);
            }
        }
        return work;
    }

    private static List<String> sentences(ApplicationSources sources) throws IOException {
        List<String> sentences = new ArrayList<>();
        for (SourceArtifact artifact : sources.artifacts()) {
            EntryContent file = artifact.contents().get(artifact.file());
            if (file != null) {
                PollingWork.reason(file)
                        .map(reason -> PlainText.oneLine(artifact.name() + " " + reason))
                        .ifPresent(sentences::add);
            }
        }
        return sentences;
    }
}
