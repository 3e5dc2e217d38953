package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is to be released, as the user said it.
 *
 * @param manifests where the Kubernetes objects come from
 * @param images {@code CONTAINER=REF} replacements; {@code REF} alone for the only container there is
 * @param timeout how long the gate may wait
 * @param onFailure what to do with a release that its gate refuses
 * @param by who releases, for the record and the lock
 * @param dryRun whether to only say what would be done
 * @param namespaces where objects may be released to
 * @param asIs what is not completed where the manifests are silent
 * @param terms what is asked of the gate beyond the usual
 */
public record ReleaseRequest(
        List<ManifestSource> manifests,
        List<String> images,
        Duration timeout,
        OnFailure onFailure,
        String by,
        boolean dryRun,
        AllowedNames namespaces,
        Set<Part> asIs,
        GateTerms terms) {
    public ReleaseRequest {
        manifests = List.copyOf(manifests);
        images = List.copyOf(images);
        asIs = Set.copyOf(asIs);
    }

    /** A request for any namespace, with manifests completed. */
    public ReleaseRequest(
            List<ManifestSource> manifests,
            List<String> images,
            Duration timeout,
            OnFailure onFailure,
            String by,
            boolean dryRun) {
        this(manifests, images, timeout, onFailure, by, dryRun, AllowedNames.ALL, Set.of());
    }

    /** A request with the usual terms. */
    public ReleaseRequest(
            List<ManifestSource> manifests,
            List<String> images,
            Duration timeout,
            OnFailure onFailure,
            String by,
            boolean dryRun,
            AllowedNames namespaces,
            Set<Part> asIs) {
        this(manifests, images, timeout, onFailure, by, dryRun, namespaces, asIs, GateTerms.USUAL);
    }

    /** What becomes of a failed release. */
    public enum OnFailure {
        /** The last release that passed its gate comes back. */
        ROLLBACK,
        /** Everything stays as it is, to be looked at. */
        LEAVE
    }
}
