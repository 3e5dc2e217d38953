package io.jenkins.plugins.wso2mi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds output against {@code src/test/resources/report}; {@code -Dgolden.write=true} writes those files anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "report");

    private Golden() {}

    public static void assertSame(String file, String actual) {
        Path golden = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(golden, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
