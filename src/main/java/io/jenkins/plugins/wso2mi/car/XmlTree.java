package io.jenkins.plugins.wso2mi.car;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a small document. */
final class XmlTree implements SafeXml.Visitor {
    private static final int LIMIT = 100_000;

    private final Deque<XmlElement> open = new ArrayDeque<>();
    private final Deque<StringBuilder> texts = new ArrayDeque<>();
    private @Nullable XmlElement done;
    private int count;

    @Override
    public void see(XMLStreamReader reader) throws XmlFaultException {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++count > LIMIT) {
                    throw SafeXml.fault(reader, "it has more than " + LIMIT + " elements");
                }
                open.push(new XmlElement(reader.getLocalName(), attributes(reader), new ArrayList<>(), ""));
                texts.push(new StringBuilder());
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
            case XMLStreamConstants.END_ELEMENT -> close();
            default -> {}
        }
    }

    private void text(String part) {
        if (!texts.isEmpty()) {
            texts.element().append(part);
        }
    }

    private void close() {
        XmlElement one = open.pop();
        String text = texts.pop().toString().strip();
        done = new XmlElement(one.name(), one.attributes(), List.copyOf(one.children()), text);
        if (!open.isEmpty()) {
            open.element().children().add(done);
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /** The root element. */
    XmlElement root() throws XmlFaultException {
        if (done == null) {
            throw new XmlFaultException(new XmlFault(1, "it holds no element"));
        }
        return done;
    }
}
