package io.jenkins.plugins.wso2mi.report.page;

import io.jenkins.plugins.wso2mi.report.Markup;
import java.util.List;

/** Writes the parts that pages are made of. */
final class Html extends Markup {
    /** Begins a document that loads nothing and runs nothing. */
    Html(String title, String stylesheet) {
        made("<!DOCTYPE html>\n");
        open("html", "lang", "en");
        open("head");
        empty("meta", "charset", "utf-8");
        String policy = "default-src 'none'; style-src 'unsafe-inline'";
        empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        empty("meta", "name", "color-scheme", "content", "light dark");
        element("title", title);
        // in HTML the text of a stylesheet is not unescaped; ours is a constant without markup
        made("<style>" + stylesheet + "</style>\n");
        close("head");
        open("body");
        open("main");
    }

    /** Ends the document. */
    String end() {
        close("main");
        close("body");
        close("html");
        return toString();
    }

    /** Begins a part of the page under a heading. */
    void section(String heading) {
        open("section");
        element("h2", heading);
    }

    /** Puts in what the timeline has drawn. */
    void figure(String svg) {
        made(svg);
    }

    /** Begins a table. */
    void table(String caption, String... headings) {
        // keeps a wide table from widening the page
        open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
        open("table");
        open("thead");
        open("tr");
        for (String heading : headings) {
            element("th", heading, "scope", "col");
        }
        close("tr");
        close("thead");
        open("tbody");
    }

    /** Writes a row of a table. */
    void row(List<Cell> cells) {
        open("tr");
        cells.forEach(cell -> element("td", cell.text(), "class", cell.style()));
        close("tr");
    }

    void endTable() {
        close("tbody");
        close("table");
        close("div");
    }

    /** A term and what it means. */
    void term(String term, String meaning) {
        if (!meaning.isEmpty()) {
            open("div");
            element("dt", term);
            element("dd", meaning);
            close("div");
        }
    }
}
