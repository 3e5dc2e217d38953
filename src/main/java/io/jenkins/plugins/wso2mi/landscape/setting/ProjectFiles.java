package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files beside a landscape.
 *
 * @param root the folder that it lies in, absolute and normal
 */
record ProjectFiles(Path root) {
    private static final long LIMIT = 1_000_000;

    /** The text of a file of the project; a problem is noted if there is none. */
    Optional<String> text(Placed named, Problems problems) {
        String fix = "name a file of the project";
        try {
            Path path = root.resolve(named.text()).normalize();
            if (!path.startsWith(root)) {
                problems.error(named.where(), "'" + named.text() + "' lies outside of the project", fix);
            } else if (!Files.isRegularFile(path)) {
                problems.error(named.where(), "'" + named.text() + "' is not there", fix);
            } else if (!path.toRealPath().startsWith(root.toRealPath())) {
                problems.error(named.where(), "'" + named.text() + "' is a link out of the project", fix);
            } else if (Files.size(path) > LIMIT) {
                problems.error(named.where(), "'" + named.text() + "' is larger than " + LIMIT + " bytes", fix);
            } else {
                return Optional.of(Files.readString(path));
            }
        } catch (IOException | InvalidPathException e) {
            problems.error(
                    named.where(),
                    "'" + named.text() + "' cannot be read as UTF-8 text: " + e.getMessage(),
                    "files that are no text go into the image by files:, or into a Secret");
        }
        return Optional.empty();
    }
}
