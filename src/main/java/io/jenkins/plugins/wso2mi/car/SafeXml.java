package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.car.EncodingCheck.BadByteException;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML of any encoding from hostile files: a document type declaration is a fault, entities are never resolved,
 * and what the parser holds at a time is bounded (depth, {@link PieceLimit}, {@link NameLimit}).
 */
public final class SafeXml {
    private static final int DEPTH_LIMIT = 500;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /** Looks at a document while it is read. */
    public interface Visitor {
        /**
         * Sees an event.
         *
         * @param reader stands at the event, and is not to be moved
         * @throws XmlFaultException if the document is not to be read further
         */
        void see(XMLStreamReader reader) throws XmlFaultException;
    }

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
     * @throws XmlFaultException if it is not well-formed, or has more than 100,000 elements
     */
    public static XmlElement parse(byte[] document) throws XmlFaultException {
        XmlTree tree = new XmlTree();
        walk(new ByteArrayInputStream(document), tree);
        return tree.root();
    }

    /**
     * Reads a document event by event, in bounded memory.
     *
     * @param in the document; it is read as far as the parser needs and stays open
     * @throws XmlFaultException if it is not well-formed or hostile; events before the fault have been seen
     */
    public static void walk(InputStream in, Visitor visitor) throws XmlFaultException {
        XMLStreamReader reader = null;
        NameLimit names = new NameLimit();
        try {
            PieceLimit input = new PieceLimit(EncodingCheck.of(in));
            reader = FACTORY.createXMLStreamReader(input);
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                input.nextPiece();
                if (event == XMLStreamConstants.DTD) {
                    throw fault(reader, "it has a document type declaration (DOCTYPE), which is not read");
                }
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                if (depth > DEPTH_LIMIT) {
                    throw fault(reader, "its elements are nested deeper than " + DEPTH_LIMIT);
                }
                names.see(reader);
                visitor.see(reader);
            }
        } catch (XMLStreamException e) {
            throw new XmlFaultException(
                    e.getNestedException() instanceof BadByteException bad
                            ? fault(bad)
                            : new XmlFault(line(e), words(e)));
        } catch (IOException e) {
            throw new XmlFaultException(new XmlFault(0, PlainText.oneLine(String.valueOf(e.getMessage()))));
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

    static XmlFaultException fault(@Nullable XMLStreamReader reader, String words) {
        int line = reader == null ? 0 : Math.max(0, reader.getLocation().getLineNumber());
        return new XmlFaultException(new XmlFault(line, words));
    }

    private static XmlFault fault(BadByteException bad) {
        return new XmlFault(bad.line(), String.valueOf(bad.getMessage()));
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
}
