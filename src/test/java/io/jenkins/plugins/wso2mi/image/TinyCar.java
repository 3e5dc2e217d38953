package io.jenkins.plugins.wso2mi.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small carbon applications with one sequence. */
public final class TinyCar {
    private TinyCar() {}

    /** Writes {@code <name>_<version>.car}. */
    public static Path write(Path folder, String name, String version) throws IOException {
        return write(folder.resolve(name + "_" + version + ".car"), name, version, "hello");
    }

    static Path write(Path file, String name, String version, String message) throws IOException {
        Files.createDirectories(file.getParent());
        String artifact = name + "Sequence";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "artifacts.xml", """
                    <artifacts><artifact name="%s" version="%s" type="carbon/application">
                    <dependency artifact="%s" version="1.0.0" include="true" serverRole="EnterpriseIntegrator"/>
                    </artifact></artifacts>
                    """.formatted(name, version, artifact));
            put(zip, artifact + "_1.0.0/artifact.xml", """
                    <artifact name="%s" version="1.0.0" type="synapse/sequence" serverRole="EnterpriseIntegrator">
                    <file>%s-1.0.0.xml</file></artifact>
                    """.formatted(artifact, artifact));
            put(zip, artifact + "_1.0.0/" + artifact + "-1.0.0.xml", """
                    <sequence xmlns="http://ws.apache.org/ns/synapse" name="%s">
                    <log><property name="m" value="%s"/></log></sequence>
                    """.formatted(artifact, message));
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }
}
