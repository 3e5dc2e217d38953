package io.jenkins.plugins.wso2mi.car;

import java.util.BitSet;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Stops at a document of names without end, each of which the parser keeps; counts them by their hash. */
final class NameLimit {
    private static final int LIMIT = 10_000;
    private static final int HASHES = 1 << 16;

    private final BitSet seen = new BitSet(HASHES);
    private int count;

    /**
     * Notes the names of an event.
     *
     * @throws XmlFaultException if they are too many
     */
    void see(XMLStreamReader reader) throws XmlFaultException {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> {
                note(reader.getPrefix(), reader.getLocalName());
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    note(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
                }
                for (int i = 0; i < reader.getNamespaceCount(); i++) {
                    note(reader.getNamespacePrefix(i), reader.getNamespaceURI(i));
                }
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> note("?", reader.getPITarget());
            default -> {}
        }
        if (count > LIMIT) {
            throw SafeXml.fault(reader, "it has more than " + LIMIT + " different names");
        }
    }

    private void note(@Nullable String prefix, @Nullable String name) {
        int hash = 31 * Objects.hashCode(prefix) + Objects.hashCode(name);
        int bit = (hash ^ (hash >>> 16)) & (HASHES - 1);
        if (!seen.get(bit)) {
            seen.set(bit);
            count++;
        }
    }
}
