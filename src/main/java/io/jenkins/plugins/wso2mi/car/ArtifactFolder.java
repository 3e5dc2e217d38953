package io.jenkins.plugins.wso2mi.car;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of a carbon application that holds an {@code artifact.xml}.
 *
 * @param path its path in the archive, without a slash at the end
 * @param artifact what its {@code artifact.xml} says
 * @param namedFiles every {@code file} element in {@code artifact.xml}; it should be one
 * @param contents the files in the folder by their path below it, {@code artifact.xml} apart
 */
public record ArtifactFolder(
        String path, Artifact artifact, List<String> namedFiles, Map<String, PackedFile> contents) {
    public ArtifactFolder {
        namedFiles = List.copyOf(namedFiles);
        contents = Map.copyOf(contents);
    }

    /** The file that {@code artifact.xml} names, or empty if it is not there. */
    public Optional<PackedFile> payload() {
        return Optional.ofNullable(contents.get(artifact.file()));
    }

    /** What the file that {@code artifact.xml} names tells, or empty if it is not there or no well-formed XML. */
    public Optional<PayloadFacts> facts() {
        return payload().map(PackedFile::facts);
    }

    /** Why it fetches work by itself; of a file that cannot be read the type alone tells. Empty if it does not. */
    Optional<PollingWork> pollingWork() {
        return facts().map(facts -> Optional.ofNullable(facts.polling()))
                .orElseGet(() -> artifact.kind()
                        .filter(ArtifactKind::mayPoll)
                        .map(kind -> "is of the type " + kind.type() + ", and its file cannot be read"))
                .map(reason -> new PollingWork(artifact, reason));
    }
}
