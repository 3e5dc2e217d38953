package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML of any encoding from hostile files: a document type declaration is a fault, entities are never resolved.
 */
public final class SafeXml {
    private static final int DEPTH_LIMIT = 500;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /**
     * Looks whether a document is well-formed, in bounded memory.
     *
     * @param in the document; it is read as far as the parser needs and stays open
     * @return the first fault, or empty
     */
    public static Optional<XmlFault> fault(InputStream in) {
        try {
            walk(in, event -> {});
            return Optional.empty();
        } catch (XmlFaultException e) {
            return Optional.of(e.fault());
        }
    }

    /**
     * Reads a small document whole.
     *
     * @throws XmlFaultException if it is not well-formed
     */
    public static XmlElement parse(byte[] document) throws XmlFaultException {
        Tree tree = new Tree();
        walk(new ByteArrayInputStream(document), tree);
        return tree.root();
    }

    private static void walk(InputStream in, Visitor visitor) throws XmlFaultException {
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(new Unclosed(in));
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw fault(reader, "it has a document type declaration (DOCTYPE), which is not read");
                }
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                if (depth > DEPTH_LIMIT) {
                    throw fault(reader, "its elements are nested deeper than " + DEPTH_LIMIT);
                }
                visitor.see(reader);
            }
        } catch (XMLStreamException e) {
            throw new XmlFaultException(new XmlFault(line(e), words(e)));
        } catch (RuntimeException e) {
            // the JDK's parser answers some broken input with an unchecked exception of its own making
            throw fault(reader, "the parser gave up: " + PlainText.oneLine(String.valueOf(e.getMessage())));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static XmlFaultException fault(@Nullable XMLStreamReader reader, String words) {
        int line = reader == null ? 0 : Math.max(0, reader.getLocation().getLineNumber());
        return new XmlFaultException(new XmlFault(line, words));
    }

    private static int line(XMLStreamException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
    }

    /** The JDK writes "ParseError at [row,col]:[1,2]" and "Message: " before what matters. */
    private static String words(XMLStreamException e) {
        String told = String.valueOf(e.getMessage());
        int message = told.indexOf("Message: ");
        String said = message < 0 ? told : told.substring(message + "Message: ".length());
        return PlainText.oneLine(said).replaceFirst("\\.$", "");
    }

    /** The JDK's parser closes what it reads from, at its end. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the rest is still to be read
        }
    }

    private interface Visitor {
        void see(XMLStreamReader reader);
    }

    /** Builds the tree of a document. */
    private static final class Tree implements Visitor {
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private final Deque<StringBuilder> texts = new ArrayDeque<>();
        private @Nullable XmlElement done;

        @Override
        public void see(XMLStreamReader reader) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
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
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            return attributes;
        }

        private XmlElement root() throws XmlFaultException {
            if (done == null) {
                throw new XmlFaultException(new XmlFault(1, "it holds no element"));
            }
            return done;
        }
    }
}
