package io.jenkins.plugins.wso2mi.report.timeline;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a picture as the XML that it has to be. */
final class Drawing {
    private Drawing() {}

    static Document of(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the picture is no well-formed XML: " + e.getMessage() + "\n" + svg, e);
        }
    }

    static List<String> texts(String svg) {
        return all(of(svg)).stream()
                .filter(e -> e.getTagName().equals("text"))
                .map(Element::getTextContent)
                .toList();
    }

    static List<String> elements(Document drawn) {
        return all(drawn).stream().map(Element::getTagName).toList();
    }

    static List<String> attributes(Document drawn) {
        return all(drawn).stream()
                .flatMap(e -> names(e.getAttributes()).stream())
                .toList();
    }

    private static List<String> names(NamedNodeMap attributes) {
        return IntStream.range(0, attributes.getLength())
                .mapToObj(i -> attributes.item(i).getNodeName())
                .toList();
    }

    private static List<Element> all(Document drawn) {
        NodeList found = drawn.getElementsByTagName("*");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
