package io.jenkins.plugins.wso2mi.report;

/** Colours words by ANSI sequences, or leaves them. Only the basic colours: terminals map them to readable ones. */
record Paint(boolean coloured) {
    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("1;31", text);
    }

    String warn(String text) {
        return in("33", text);
    }

    String strong(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    private String in(String code, String text) {
        return coloured ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
