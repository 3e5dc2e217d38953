package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.car.XmlFaultException;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed XML file of the sources, of which the root element matters.
 *
 * @param file where it lies
 * @param line where the root element's tag ends
 * @param attributes those of the root element by local name
 * @param content the bytes that were read and found well-formed
 */
record SourceXml(Path file, int line, Map<String, String> attributes, EntryContent content) {

    /**
     * Reads a file.
     *
     * @param problems takes what is wrong with it, with the line
     * @return empty if it is not well-formed
     * @throws IOException if it cannot be read
     */
    static Optional<SourceXml> read(Path file, Problems problems) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Root root = new Root();
        try {
            SafeXml.walk(new ByteArrayInputStream(bytes), root);
        } catch (XmlFaultException e) {
            problems.error(
                    file + ":" + e.fault().line(),
                    "is no well-formed XML: " + e.fault().words(),
                    "correct the file");
            return Optional.empty();
        }
        return Optional.of(new SourceXml(file, root.line, root.attributes, EntryContent.of(bytes)));
    }

    /** File and line, for people. */
    String where() {
        return file + ":" + line;
    }

    /** An attribute of the root element, or null. */
    @Nullable
    String attribute(String name) {
        return attributes.get(name);
    }

    /** Keeps the first element. */
    private static final class Root implements SafeXml.Visitor {
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private int line;

        @Override
        public void see(XMLStreamReader reader) {
            if (line == 0 && reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                line = Math.max(1, reader.getLocation().getLineNumber());
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
            }
        }
    }
}
