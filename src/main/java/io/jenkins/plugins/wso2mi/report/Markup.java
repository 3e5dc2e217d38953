package io.jenkins.plugins.wso2mi.report;

/** Writes elements of SVG or HTML, well-formed as XML; every attribute and text is escaped here and nowhere else. */
public class Markup {
    private final StringBuilder out = new StringBuilder(16_384);

    /**
     * Begins an element.
     *
     * @param attributes names and values by turns; numbers are written with at most one decimal
     */
    public final void open(String name, Object... attributes) {
        start(name, attributes).append(">\n");
    }

    /** Ends an element. */
    public final void close(String name) {
        out.append("</").append(name).append(">\n");
    }

    /** Writes an element without content; attributes as in {@link #open}. */
    public final void empty(String name, Object... attributes) {
        start(name, attributes).append("/>\n");
    }

    /** Writes an element with text in it; attributes as in {@link #open}. */
    public final void element(String name, String text, Object... attributes) {
        start(name, attributes)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Writes what another of these has made: markup, which is not escaped again. */
    protected final void made(String markup) {
        out.append(markup);
    }

    @Override
    public final String toString() {
        return out.toString();
    }

    /** The number with at most one decimal; more cannot be seen. */
    public static String number(double value) {
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
