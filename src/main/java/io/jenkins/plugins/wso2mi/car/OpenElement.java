package io.jenkins.plugins.wso2mi.car;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of a payload between its tags, with as much of its text as a name or a path has. */
final class OpenElement {
    private static final int TEXT_LIMIT = 300;

    private final String name;
    private final String namespace;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final int line;
    private final @Nullable OpenElement parent;
    private final StringBuilder text = new StringBuilder(0);

    OpenElement(XMLStreamReader reader, @Nullable OpenElement parent) {
        this.name = cut(reader.getLocalName());
        this.namespace = reader.getNamespaceURI() == null ? "" : cut(reader.getNamespaceURI());
        this.line = reader.getLocation().getLineNumber();
        this.parent = parent;
        for (int i = 0; i < Math.min(reader.getAttributeCount(), TEXT_LIMIT); i++) {
            attributes.put(cut(reader.getAttributeLocalName(i)), cut(reader.getAttributeValue(i)));
        }
    }

    private static String cut(String value) {
        return value.length() > TEXT_LIMIT ? value.substring(0, TEXT_LIMIT) : value;
    }

    void addText(String part) {
        text.append(part, 0, Math.min(part.length(), TEXT_LIMIT - text.length()));
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    boolean isSynapse() {
        return namespace.equals(PayloadFacts.SYNAPSE);
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** The attribute of a name, stripped; empty if there is none. */
    String attribute(String key) {
        return attributes.getOrDefault(key, "").strip();
    }

    int line() {
        return line;
    }

    /** The element around it, or null for the root. */
    @Nullable
    OpenElement parent() {
        return parent;
    }

    /** The beginning of its own text, stripped. */
    String text() {
        return text.toString().strip();
    }
}
