package io.jenkins.plugins.wso2mi.image.attestation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a build comes from, as far as it is known.
 *
 * @param commit of the sources, in git's 40 or 64 hexadecimal digits; empty if not known
 * @param source address of the sources' repository, without credentials; empty if not known
 * @param number of the build; empty if it has none
 * @param builder address of who builds
 */
public record BuildOrigin(String commit, String source, String number, String builder) {
    /** The command line, in sources of which nothing is known. */
    public static final BuildOrigin UNKNOWN = new BuildOrigin("", "", "", Provenance.PROJECT + "#mictl");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /**
     * As Jenkins tells it to the programs that it runs; what has another shape than it should is left out.
     *
     * @param environment variables by name: {@code GIT_COMMIT}, {@code GIT_URL}, {@code BUILD_NUMBER},
     *     {@code JENKINS_URL}
     */
    public static BuildOrigin in(Map<String, String> environment) {
        String commit = environment.getOrDefault("GIT_COMMIT", "");
        String number = environment.getOrDefault("BUILD_NUMBER", "");
        return new BuildOrigin(
                COMMIT.matcher(commit).matches() ? commit : "",
                bare(environment.getOrDefault("GIT_URL", "")).orElse(""),
                NUMBER.matcher(number).matches() ? number : "",
                bare(environment.getOrDefault("JENKINS_URL", "")).orElse(UNKNOWN.builder));
    }

    /** The same of another commit; of none if it is none. */
    public BuildOrigin at(String otherCommit) {
        return new BuildOrigin(COMMIT.matcher(otherCommit).matches() ? otherCommit : "", source, number, builder);
    }

    /** An address without the user and password that may be in it; empty if it is none that can be told. */
    private static Optional<String> bare(String address) {
        try {
            URI uri = new URI(address);
            boolean told = uri.getHost() != null && uri.getScheme() != null;
            return told
                    ? Optional.of(
                            new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
                                    .toString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
