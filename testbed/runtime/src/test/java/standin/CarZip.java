package standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts a small CAR together; payloads are files of src/test/resources/artifacts. */
final class CarZip {
    static final String ROLE = "EnterpriseIntegrator";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final StringBuilder dependencies = new StringBuilder();
    private final String name;
    private String list = "artifacts.xml";

    CarZip(String name) {
        this.name = name;
    }

    CarZip with(String type, String artifact, String payload) {
        return with(type, artifact, payload, resource(payload));
    }

    CarZip with(String type, String artifact, String payload, byte[] bytes) {
        return listing(artifact, ROLE).folder(artifact + "_1.0.0", type, artifact, payload, bytes);
    }

    /** Only the folder, whatever the list says. */
    CarZip folder(String folder, String type, String artifact, String payload, byte[] bytes) {
        entry(folder + "/artifact.xml", "<artifact name=\"" + artifact + "\" version=\"1.0.0\" type=\"" + type
                + "\" serverRole=\"" + ROLE + "\"><file>" + payload + "</file></artifact>");
        entries.put(folder + "/" + payload, bytes);
        return this;
    }

    /** Only a line of the list, whatever folders there are. */
    CarZip listing(String artifact, String role) {
        dependencies.append("<dependency artifact=\"").append(artifact)
                .append("\" version=\"1.0.0\" include=\"true\" serverRole=\"").append(role).append("\"/>");
        return this;
    }

    CarZip entry(String path, String text) {
        entries.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    CarZip listedInMetadata() {
        list = "metadata.xml";
        return entry("artifacts.xml", "<artifacts><artifact name=\"stale\" version=\"0\" type=\"carbon/application\"/>"
                + "</artifacts>");
    }

    void write(Path file) {
        entry(list, "<artifacts><artifact name=\"" + name + "\" version=\"1.0.0\" type=\"carbon/application\">"
                + dependencies + "</artifact></artifacts>");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, zip(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** A jar with one compiled class of the tests, which is on no class path of the server. */
    static byte[] jarOf(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        return zipped(Map.of(path, bytes("/" + path)));
    }

    static byte[] resource(String payload) {
        return bytes("/artifacts/" + payload);
    }

    private static byte[] zipped(Map<String, byte[]> entries) {
        try {
            return zip(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String path) {
        try (InputStream in = CarZip.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
