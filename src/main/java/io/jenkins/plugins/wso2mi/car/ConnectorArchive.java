package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A connector: a zip with a {@code connector.xml}, which names its components. Nothing else in it is looked at. */
final class ConnectorArchive {
    private static final int DOCUMENT_LIMIT = 256 << 10;

    private ConnectorArchive() {}

    /**
     * The names of its components, such as {@code http}, with which the names of its operations begin.
     *
     * @return null if it is no zip, or has no {@code connector.xml} that can be read
     */
    static @Nullable List<String> components(Path file, ReadLimits limits) {
        try {
            CentralDirectory.check(file, limits);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry entry = zip.getEntry("connector.xml");
                return entry == null ? null : components(zip, entry);
            }
        } catch (IOException | IllegalArgumentException | XmlFaultException e) {
            // it is no connector; the rules say so
            return null;
        }
    }

    private static List<String> components(ZipFile zip, ZipEntry entry) throws IOException, XmlFaultException {
        try (InputStream in = zip.getInputStream(entry)) {
            return SafeXml.parse(in.readNBytes(DOCUMENT_LIMIT))
                    .children("component")
                    .map(component -> component.value("name"))
                    .filter(name -> !name.isEmpty() && name.length() < 100)
                    .limit(100)
                    .toList();
        }
    }
}
