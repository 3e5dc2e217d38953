package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.SafeXml;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Digests a document so that two of them have one digest exactly if they say the same, in constant memory.
 *
 * <p>No difference is made by: the encoding, the XML declaration, comments, the order and quoting of attributes,
 * character references and CDATA sections for the same characters, an element closed in its own tag, the prefix of an
 * element's or attribute's name, and white space that stands beside elements or holds a line break and nothing else. A
 * difference is made by all else: names with their namespaces, namespace declarations (expressions in attributes and
 * texts use their prefixes), values, the order of elements, processing instructions, and every character of a text that
 * holds more than white space.
 */
final class CanonicalXml implements SafeXml.Visitor {
    private static final int PART_DEPTH = 2;

    private final Outline.Builder outline = new Outline.Builder();
    private final CanonicalText text = new CanonicalText();
    private final Labels labels = new Labels();
    private CanonicalDigest into = new CanonicalDigest();
    private CanonicalDigest whole = into;
    private int depth;
    private boolean leaf;

    @Override
    public void see(XMLStreamReader reader) {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text(reader);
            case XMLStreamConstants.ENTITY_REFERENCE -> mark('r', reader.getLocalName());
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                mark('p', reader.getPITarget() + " " + reader.getPIData());
            default -> {}
        }
    }

    /** What was seen; to be asked once, at the end of the document. */
    Outline outline() {
        return outline.build(whole.hexadecimal());
    }

    private void start(XMLStreamReader reader) {
        text.end(into, false);
        leaf = true;
        depth++;
        if (depth == PART_DEPTH) {
            into = new CanonicalDigest();
            labels.begin(reader);
        } else if (depth > PART_DEPTH) {
            labels.inside(reader, depth - PART_DEPTH);
        }
        Map<String, String> attributes = attributes(reader);
        if (depth == 1) {
            outline.root(name(reader.getNamespaceURI(), reader.getLocalName()), attributes);
        }
        into.add('e', name(reader.getNamespaceURI(), reader.getLocalName()));
        attributes.forEach((name, value) -> into.add('a', name).add('v', value));
    }

    private void end() {
        text.end(into, leaf);
        leaf = false;
        into.add('z', "");
        if (depth == PART_DEPTH) {
            String digest = into.hexadecimal();
            into = whole;
            into.add('c', digest);
            outline.part(labels.end(), digest);
        }
        depth--;
    }

    private void text(XMLStreamReader reader) {
        if (depth > 0) {
            text.add(reader.getText());
            labels.text(reader);
        }
    }

    private void mark(char kind, String content) {
        text.end(into, false);
        leaf = false;
        into.add(kind, content);
    }

    /** Attributes and namespace declarations, in one order. */
    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            all.put(
                    name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            all.put(prefix == null ? "xmlns" : "xmlns:" + prefix, String.valueOf(reader.getNamespaceURI(i)));
        }
        return all;
    }

    private static String name(@Nullable String namespace, String local) {
        return namespace == null || namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }
}
