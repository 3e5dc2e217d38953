package io.jenkins.plugins.wso2mi.release;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is to be released, as the user said it.
 *
 * @param paths files and folders with Kubernetes objects
 * @param images {@code CONTAINER=REF} replacements
 * @param timeout how long the gate may wait
 * @param onFailure what to do with a release that its gate refuses
 * @param by who releases, for the record and the lock
 * @param dryRun whether to only say what would be done
 */
public record ReleaseRequest(
        List<Path> paths, List<String> images, Duration timeout, OnFailure onFailure, String by, boolean dryRun) {
    public ReleaseRequest {
        paths = List.copyOf(paths);
        images = List.copyOf(images);
    }

    /** What becomes of a failed release. */
    public enum OnFailure {
        /** The last release that passed its gate comes back. */
        ROLLBACK,
        /** Everything stays as it is, to be looked at. */
        LEAVE
    }
}
