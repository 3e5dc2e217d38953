package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A carbon application made for a test, entry by entry; each change is a new one. */
public final class PackedCar {
    private final Map<String, byte[]> entries;

    private PackedCar(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    public static PackedCar empty() {
        return new PackedCar(Map.of());
    }

    /** A good one: clinic 1.0.0 with an API, a sequence and a connector. */
    public static PackedCar clinic() {
        return empty().with("artifacts.xml", list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector"))
                .artifact("Visits", "synapse/api", "<api name=\"Visits\" context=\"/visits\"/>")
                .artifact("Stamp", "synapse/sequence", "<sequence name=\"Stamp\"/>")
                .artifact("mail-connector", "synapse/lib", "no zip, but nobody looks inside");
    }

    /** Synapse configuration with the namespace at its root. */
    public static String synapse(String configuration) {
        return configuration.contains("xmlns")
                ? configuration
                : configuration.replaceFirst("^<\\w+", "$0 xmlns=\"" + PayloadFacts.SYNAPSE + "\"");
    }

    public static String list(String name, String version, String... artifacts) {
        StringBuilder list = new StringBuilder(
                "<artifacts><artifact name=\"" + name + "\" version=\"" + version + "\" type=\"carbon/application\">");
        for (String artifact : artifacts) {
            list.append(entry(artifact, "EnterpriseIntegrator"));
        }
        return list + "</artifact></artifacts>";
    }

    public static String entry(String artifact, String role) {
        return "<dependency artifact=\"" + artifact + "\" version=\"1.0.0\" include=\"true\" serverRole=\"" + role
                + "\"/>";
    }

    public static String artifactXml(String name, String type, String... files) {
        StringBuilder xml = new StringBuilder("<artifact name=\"" + name + "\" version=\"1.0.0\" type=\"" + type
                + "\" serverRole=\"EnterpriseIntegrator\">");
        for (String file : files) {
            xml.append("<file>").append(file).append("</file>");
        }
        return xml + "</artifact>";
    }

    /** With a folder for an artifact, which is not listed by that; Synapse configuration gets its namespace. */
    public PackedCar artifact(String name, String type, String payload) {
        String file = name + "-1.0.0.xml";
        return with(name + "_1.0.0/", "")
                .with(name + "_1.0.0/artifact.xml", artifactXml(name, type, file))
                .with(name + "_1.0.0/" + file, type.startsWith("synapse/") ? synapse(payload) : payload);
    }

    public PackedCar with(String name, String content) {
        return with(name, content.getBytes(UTF_8));
    }

    public PackedCar with(String name, byte[] content) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(name, content);
        return new PackedCar(more);
    }

    public PackedCar without(String name) {
        Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
        if (fewer.remove(name) == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return new PackedCar(fewer);
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Path write(Path folder) {
        return write(folder, "clinic_1.0.0.car");
    }

    public Path write(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
