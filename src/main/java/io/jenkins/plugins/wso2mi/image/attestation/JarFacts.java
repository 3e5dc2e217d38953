package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a jar is: its sum, and the coordinates that Maven wrote into it, if it was made by Maven of one artifact alone.
 *
 * @param sha256 hexadecimal
 * @param coordinates null if it does not tell them
 */
record JarFacts(String sha256, @Nullable Coordinates coordinates) {
    private static final Pattern PROPERTIES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._+-]{1,200}");
    private static final int PROPERTIES_LIMIT = 64 * 1024;

    /** How much of a jar is unpacked to look for its coordinates: no jar of a driver is near to it. */
    private static final long UNPACKED_LIMIT = 512L << 20;

    /** Maven's name of an artifact. */
    record Coordinates(String group, String artifact, String version) {}

    /**
     * Reads a jar to its end.
     *
     * @param in its bytes; not closed
     * @throws IOException if it cannot be read; one that is no jar has a sum all the same
     */
    static JarFacts read(InputStream in) throws IOException {
        DigestInputStream summed = new DigestInputStream(in, Digest.sha256());
        List<Coordinates> found = coordinates(summed);
        summed.transferTo(OutputStream.nullOutputStream());
        return new JarFacts(Digest.of(summed.getMessageDigest()).hex(), found.size() == 1 ? found.get(0) : null);
    }

    static JarFacts read(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            return read(in);
        }
    }

    /** The sum of any file, hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        }
    }

    /** The sum of what is left in a stream, hexadecimal. */
    static String sha256(InputStream in) throws IOException {
        DigestInputStream summed = new DigestInputStream(in, Digest.sha256());
        summed.transferTo(OutputStream.nullOutputStream());
        return Digest.of(summed.getMessageDigest()).hex();
    }

    /** Several mean that others are packed inside, and then the file's own name is not known. */
    private static List<Coordinates> coordinates(InputStream in) throws IOException {
        List<Coordinates> found = new ArrayList<>();
        try {
            ZipInputStream zip = new ZipInputStream(in);
            byte[] buffer = new byte[64 * 1024];
            long left = UNPACKED_LIMIT;
            for (ZipEntry entry = zip.getNextEntry(); entry != null && left > 0; entry = zip.getNextEntry()) {
                if (PROPERTIES.matcher(entry.getName()).matches()) {
                    add(zip.readNBytes(PROPERTIES_LIMIT), found);
                }
                for (int read = zip.read(buffer); read >= 0 && left > 0; read = zip.read(buffer)) {
                    left -= read;
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            // then it is a file like any other
            return List.of();
        }
        return found;
    }

    private static void add(byte[] bytes, List<Coordinates> found) throws IOException {
        Properties properties = new Properties();
        properties.load(new java.io.ByteArrayInputStream(bytes));
        String group = properties.getProperty("groupId", "");
        String artifact = properties.getProperty("artifactId", "");
        String version = properties.getProperty("version", "");
        if (WORD.matcher(group).matches()
                && WORD.matcher(artifact).matches()
                && WORD.matcher(version).matches()) {
            found.add(new Coordinates(group, artifact, version));
        }
    }
}
