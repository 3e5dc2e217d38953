package io.jenkins.plugins.wso2mi.car;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Sorts the entries of a list by name and version. */
public final class ListOrder {
    private static final Comparator<XmlElement> BY_NAME = Comparator.<XmlElement, String>comparing(
                    one -> one.value("artifact"))
            .thenComparing(one -> one.value("version"))
            .thenComparing(one -> one.value("serverRole"));

    private ListOrder() {}

    /**
     * A list with its entries sorted.
     *
     * @param document an {@code artifacts.xml} or {@code metadata.xml}
     * @return the sorted list in UTF-8; the document itself if it holds more than a plain list, which would get lost
     */
    public static byte[] sorted(byte[] document) {
        try {
            XmlElement root = SafeXml.parse(document);
            return isPlain(root, document) ? text(root).getBytes(StandardCharsets.UTF_8) : document;
        } catch (XmlFaultException e) {
            return document;
        }
    }

    private static boolean isPlain(XmlElement root, byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        return root.name().equals("artifacts")
                && root.attributes().isEmpty()
                && root.text().isEmpty()
                && root.children().stream().allMatch(ListOrder::isPlain)
                && !text.contains("xmlns")
                && !text.contains("<!--")
                && text.indexOf("<?", 1) < 0;
    }

    private static boolean isPlain(XmlElement artifact) {
        return artifact.name().equals("artifact")
                && artifact.text().isEmpty()
                && artifact.children().stream()
                        .allMatch(one -> one.name().equals("dependency")
                                && one.children().isEmpty()
                                && one.text().isEmpty());
    }

    private static String text(XmlElement root) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<artifacts>\n");
        for (XmlElement artifact : root.children()) {
            out.append("    <artifact").append(attributes(artifact)).append(">\n");
            List<XmlElement> sorted =
                    artifact.children().stream().sorted(BY_NAME).toList();
            sorted.forEach(one ->
                    out.append("        <dependency").append(attributes(one)).append("/>\n"));
            out.append("    </artifact>\n");
        }
        return out.append("</artifacts>\n").toString();
    }

    private static String attributes(XmlElement element) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> one : element.attributes().entrySet()) {
            out.append(' ').append(one.getKey()).append("=\"");
            one.getValue().chars().forEach(c -> out.append(escaped((char) c)));
            out.append('"');
        }
        return out.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '"' -> "&quot;";
            case '\t', '\n', '\r' -> "&#" + (int) c + ";";
            default -> String.valueOf(c);
        };
    }
}
