package io.jenkins.plugins.wso2mi.report.timeline;

/** Writes SVG elements; every attribute and text is escaped here and nowhere else. */
final class Svg {
    private final StringBuilder out = new StringBuilder(16_384);

    /**
     * Begins an element.
     *
     * @param attributes names and values by turns; numbers are written with at most one decimal
     */
    Svg open(String name, Object... attributes) {
        start(name, attributes).append(">\n");
        return this;
    }

    /** Ends an element. */
    Svg close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** Writes an element without content; attributes as in {@link #open}. */
    Svg empty(String name, Object... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** Writes an element with text in it; attributes as in {@link #open}. */
    Svg element(String name, String text, Object... attributes) {
        start(name, attributes)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** Writes a line of text that begins (or, by its class, ends or is centred) at a point. */
    Svg text(String style, double x, double y, String text) {
        return element("text", text, "class", style, "x", x, "y", y);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** The number with at most one decimal; more cannot be seen. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    private StringBuilder start(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Number number ? number(number.doubleValue()) : escaped(value.toString());
            out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
        }
        return out;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
