package io.jenkins.plugins.wso2mi.car;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a small document, read without namespaces.
 *
 * @param name its local name
 * @param attributes its attributes by local name, in order
 * @param children its child elements, in order
 * @param text its own text, stripped
 */
public record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {

    /** The children of a name. */
    public Stream<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** The first child of a name. */
    public Optional<XmlElement> child(String childName) {
        return children(childName).findFirst();
    }

    /** The attribute of a name, else the text of the child of that name, else empty; stripped. */
    public String value(String key) {
        String attribute = attributes.get(key);
        return attribute != null
                ? attribute.strip()
                : child(key).map(XmlElement::text).orElse("");
    }
}
