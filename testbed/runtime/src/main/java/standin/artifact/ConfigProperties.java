package standin.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import standin.car.Artifact;
import standin.car.CarFile;
import standin.car.Step;

/**
 * The {@code config.properties} of a CAR names keys whose values come from the environment, from {@code -D} or from
 * {@code conf/file.properties}. A key without value is logged and no fault, as in MI.
 */
final class ConfigProperties {
    private static final Log LOG = LogFactory.getLog(ConfigProperties.class);

    private ConfigProperties() {}

    static Optional<Step> check(CarFile car, Artifact artifact, Path home) throws IOException {
        Properties keys = new Properties();
        keys.load(new ByteArrayInputStream(car.bytes(artifact.payload())));
        Properties given = file(home.resolve("conf/file.properties"));
        for (String key : keys.stringPropertyNames()) {
            if (System.getenv(key) == null && System.getProperty(key) == null && given.getProperty(key) == null) {
                LOG.error("The value of the key:[" + key + "] is not found.");
            }
        }
        return Optional.empty();
    }

    private static Properties file(Path path) throws IOException {
        Properties properties = new Properties();
        if (Files.isRegularFile(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                properties.load(in);
            }
        }
        return properties;
    }
}
