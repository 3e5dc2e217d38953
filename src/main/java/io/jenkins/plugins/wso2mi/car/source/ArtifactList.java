package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.car.XmlFaultException;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** The entries of an {@code artifact.xml} of the sources, which lists artifacts. */
final class ArtifactList {
    private ArtifactList() {}

    /**
     * An entry.
     *
     * @param element it
     * @param file the list
     * @param line where it begins
     */
    record Entry(XmlElement element, Path file, int line) {
        String where() {
            return file + ":" + line;
        }
    }

    /**
     * Reads a list.
     *
     * @param problems takes what is wrong with it
     * @return its entries in order; none if there is no such file
     * @throws IOException if it cannot be read
     */
    static List<Entry> read(Path file, Problems problems) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        byte[] bytes = Files.readAllBytes(file);
        Lines lines = new Lines();
        try {
            XmlElement root = SafeXml.parse(bytes);
            SafeXml.walk(new ByteArrayInputStream(bytes), lines);
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < root.children().size(); i++) {
                XmlElement child = root.children().get(i);
                if (child.name().equals("artifact")) {
                    entries.add(new Entry(child, file, lines.found.get(i)));
                }
            }
            return entries;
        } catch (XmlFaultException e) {
            problems.error(
                    file + ":" + e.fault().line(),
                    "is no well-formed XML: " + e.fault().words(),
                    "correct the file");
            return List.of();
        }
    }

    /** Notes where the elements below the root begin. */
    private static final class Lines implements SafeXml.Visitor {
        private final List<Integer> found = new ArrayList<>();
        private int depth;

        @Override
        public void see(XMLStreamReader reader) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT && ++depth == 2) {
                found.add(reader.getLocation().getLineNumber());
            } else if (reader.getEventType() == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }
}
