package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Markup;

/** Writes SVG elements. */
final class Svg extends Markup {
    /** Writes a line of text that begins (or, by its class, ends or is centred) at a point. */
    void text(String style, double x, double y, String text) {
        element("text", text, "class", style, "x", x, "y", y);
    }
}
