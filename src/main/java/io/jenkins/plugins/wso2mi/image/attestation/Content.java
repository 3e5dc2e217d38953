package io.jenkins.plugins.wso2mi.image.attestation;

import java.nio.file.Path;

/**
 * A file that an image brings, besides carbon applications.
 *
 * @param path where it is in the image, from the root on, without a slash before it
 * @param file where its bytes are now
 */
public record Content(String path, Path file) {
    boolean isJar() {
        return path.endsWith(".jar");
    }

    /** Its last name. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
