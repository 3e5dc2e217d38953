package io.jenkins.plugins.wso2mi.surface;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the {@code config.jelly} of a class asks for, with all that it includes. */
final class Form {
    private Form() {}

    /** Names of the form's fields. */
    static SortedSet<String> fields(Class<?> type) throws Exception {
        SortedSet<String> fields = new TreeSet<>();
        for (Element element : elements(page(type, "config.jelly"), type)) {
            if (element.hasAttribute("field")) {
                fields.add(element.getAttribute("field"));
            }
        }
        return fields;
    }

    private static List<Element> elements(Path page, Class<?> type) throws Exception {
        Document document = Markup.read(page);
        List<Element> elements = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            elements.add(element);
            if ("include".equals(element.getLocalName()) && element.hasAttribute("page")) {
                Class<?> owner = element.hasAttribute("class") ? Adapter.type(element.getAttribute("class")) : type;
                elements.addAll(elements(page(owner, element.getAttribute("page")), owner));
            }
        }
        return elements;
    }

    private static Path page(Class<?> type, String name) {
        return Stream.<Class<?>>iterate(type, c -> c != null, c -> c.getSuperclass())
                .map(c -> Adapter.folder(c).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " has no " + name));
    }
}
