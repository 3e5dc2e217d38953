package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.XmlElement;
import java.util.Map;

/** Writes small documents the way WSO2's plugins do: indented by four, no line end behind the declaration. */
public final class XmlText {
    private XmlText() {}

    /** A document; an element has a text or children, not both. */
    public static String document(XmlElement root) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        write(root, "", out);
        return out.toString();
    }

    private static void write(XmlElement element, String indent, StringBuilder out) {
        out.append(indent).append('<').append(element.name());
        for (Map.Entry<String, String> one : element.attributes().entrySet()) {
            out.append(' ').append(one.getKey()).append("=\"");
            attribute(one.getValue(), out);
            out.append('"');
        }
        if (!element.children().isEmpty()) {
            out.append(">\n");
            element.children().forEach(child -> write(child, indent + "    ", out));
            out.append(indent).append("</").append(element.name()).append(">\n");
        } else if (!element.text().isEmpty()) {
            out.append('>');
            out.append(element.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            out.append("</").append(element.name()).append(">\n");
        } else {
            out.append("/>\n");
        }
    }

    private static void attribute(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(c);
            }
        });
    }
}
