package io.jenkins.plugins.wso2mi.testbed;

import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import java.time.Duration;
import java.util.List;

/** Releases as tests ask for them: three minutes at most, taken back if they fail. */
public final class ReleaseRequests {
    private ReleaseRequests() {}

    /** For objects given as text. */
    public static ReleaseRequest of(String yaml) {
        return of(yaml, "test");
    }

    /** For objects given as text, by somebody with a name. */
    public static ReleaseRequest of(String yaml, String by) {
        return new ReleaseRequest(
                List.of(new ManifestSource.Text("yaml", yaml)),
                List.of(),
                Duration.ofMinutes(3),
                ReleaseRequest.OnFailure.ROLLBACK,
                by,
                false);
    }
}
