package io.jenkins.plugins.wso2mi.order;

import java.util.List;

/** Lists as forms and scripts give them: one item a line. */
public final class Lines {
    private Lines() {}

    /** The items, stripped, without empty lines. */
    public static List<String> of(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
}
