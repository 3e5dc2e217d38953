package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A large fat CAR, as grown landscapes have them: applications with many APIs and sequences, and connectors that make
 * up most of the size.
 */
public final class LargeCar {
    private static final int APPLICATIONS = 10;
    private static final int ARTIFACTS = 50;

    private final Random random = new Random(1);
    private final int connectorBytes;

    private LargeCar(long bytes) {
        connectorBytes = (int) (bytes / APPLICATIONS);
    }

    /**
     * Writes one.
     *
     * @param file where
     * @param bytes about how large, mostly connectors
     */
    public static void write(Path file, long bytes) throws IOException {
        LargeCar large = new LargeCar(bytes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ZipOutputStream zip = new ZipOutputStream(out);
            put(zip, "artifacts.xml", PackedCar.list("large", "1.0.0").getBytes(UTF_8));
            for (int i = 0; i < APPLICATIONS; i++) {
                put(zip, "dependencies/part" + i + "-1.0.0.car", large.part("part" + i));
            }
            zip.finish();
        }
    }

    /** Makes one where the first argument says, of as many MiB as the second says. */
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]) << 20);
    }

    private byte[] part(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes);
        List<String> listed = new ArrayList<>(List.of(name + "-connector"));
        for (int i = 0; i < ARTIFACTS; i++) {
            String one = name + "Step" + i;
            listed.add(one);
            artifact(zip, one, "synapse/sequence", one + "-1.0.0.xml", sequence(one, name));
        }
        artifact(zip, name + "-connector", "synapse/lib", name + "-connector-1.0.0.zip", connector(name));
        put(
                zip,
                "artifacts.xml",
                PackedCar.list(name, "1.0.0", listed.toArray(String[]::new)).getBytes(UTF_8));
        zip.finish();
        return bytes.toByteArray();
    }

    private static byte[] sequence(String name, String part) {
        StringBuilder text =
                new StringBuilder("<sequence name=\"" + name + "\" xmlns=\"" + PayloadFacts.SYNAPSE + "\">\n");
        for (int i = 0; i < 20; i++) {
            text.append("  <log level=\"custom\"><property name=\"step\" value=\"")
                    .append(i)
                    .append("\"/></log>\n  <")
                    .append(part)
                    .append(".send><to>visitors</to><subject>Step ")
                    .append(i)
                    .append("</subject></")
                    .append(part)
                    .append(".send>\n  <sequence key=\"")
                    .append(part)
                    .append("Step")
                    .append(i)
                    .append("\"/>\n");
        }
        return text.append("</sequence>\n").toString().getBytes(UTF_8);
    }

    private byte[] connector(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes);
        byte[] jar = new byte[connectorBytes];
        random.nextBytes(jar);
        put(zip, "lib/client.jar", jar);
        put(zip, "connector.xml", ("<connector><component name=\"" + name + "\"/></connector>").getBytes(UTF_8));
        zip.finish();
        return bytes.toByteArray();
    }

    private static void artifact(ZipOutputStream zip, String name, String type, String file, byte[] content)
            throws IOException {
        put(
                zip,
                name + "_1.0.0/artifact.xml",
                PackedCar.artifactXml(name, type, file).getBytes(UTF_8));
        put(zip, name + "_1.0.0/" + file, content);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
