package standin.artifact;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.synapse.SynapseException;

/**
 * What becomes of a file after it was read.
 *
 * @param folder moved to it; null if the file is deleted
 */
record InboundFile(Path folder) {
    private static final String PREFIX = "transport.vfs.";

    /** {@return what the parameters ActionAfterX and MoveAfterX ask for; deletion is MI's default} */
    static InboundFile after(String event, Map<String, String> parameters) {
        String action = parameters.getOrDefault(PREFIX + "ActionAfter" + event, "DELETE");
        return switch (action) {
            case "DELETE" -> new InboundFile(null);
            case "MOVE" -> new InboundFile(folder(parameters, PREFIX + "MoveAfter" + event));
            default -> throw new Unsupported("file inbound with ActionAfter" + event + "=" + action);
        };
    }

    static Path folder(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new SynapseException("The file inbound has no parameter " + name);
        }
        if (value.startsWith("file:")) {
            return Path.of(URI.create(value).getPath());
        }
        if (value.contains(":")) {
            throw new Unsupported("file inbound on " + value);
        }
        return Path.of(value);
    }

    void leave(Path file) throws IOException {
        if (folder == null) {
            Files.deleteIfExists(file);
        } else {
            Files.createDirectories(folder);
            Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
