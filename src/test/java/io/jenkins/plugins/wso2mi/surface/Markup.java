package io.jenkins.plugins.wso2mi.surface;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pages and help texts, read as XML. */
final class Markup {
    private Markup() {}

    /** Reads a page, or a text that need not have one root element. */
    static Document read(Path file) throws Exception {
        String text = Files.readString(file);
        boolean fragment = file.toString().endsWith(".html");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        try {
            return builder.parse(new InputSource(new StringReader(fragment ? "<help>" + text + "</help>" : text)));
        } catch (SAXException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }

    /** What a content security policy without inline code would block. */
    static List<String> inlineCode(Path file) throws Exception {
        List<String> found = new ArrayList<>();
        NodeList nodes = read(file).getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            String name = element.getLocalName();
            if (name.equals("style") || name.equals("script") && !element.hasAttribute("src")) {
                found.add("<" + name + ">");
            }
            NamedNodeMap attributes = element.getAttributes();
            IntStream.range(0, attributes.getLength())
                    .mapToObj(attributes::item)
                    .filter(a -> a.getNodeName().equals("style")
                            || a.getNodeName().startsWith("on")
                            || a.getNodeValue().startsWith("javascript:"))
                    .forEach(a -> found.add("<" + name + " " + a.getNodeName() + ">"));
        }
        return found;
    }
}
