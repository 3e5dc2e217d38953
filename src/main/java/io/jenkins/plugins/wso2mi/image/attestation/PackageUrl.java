package io.jenkins.plugins.wso2mi.image.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.net.URLEncoder;

/** Names packages for scanners, by the package-url specification. */
final class PackageUrl {
    private PackageUrl() {}

    /** An image by digest: {@code pkg:oci/wso2mi@sha256%3A...?repository_url=...}. */
    static String image(ImageReference pinned) {
        String repository = pinned.repository();
        return "pkg:oci/" + repository.substring(repository.lastIndexOf('/') + 1) + "@"
                + encoded(String.valueOf(pinned.digest())) + "?repository_url=" + encoded(pinned.name());
    }

    /** An artifact of Maven: {@code pkg:maven/org.example/driver@1.0?type=jar}. */
    static String maven(String group, String artifact, String version) {
        return "pkg:maven/" + encoded(group) + "/" + encoded(artifact) + "@" + encoded(version) + "?type=jar";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
