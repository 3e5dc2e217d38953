package io.jenkins.plugins.wso2mi.library;

import java.util.List;
import java.util.Map;

/**
 * A step that a script has called.
 *
 * @param step its name
 * @param arguments the named ones; a single one without a name is under {@code ""}
 * @param blocks names of the steps around it, the outermost first, such as {@code node} or {@code stage:Images}
 */
record Call(String step, Map<String, Object> arguments, List<String> blocks) {
    Object argument(String name) {
        return arguments.get(name);
    }

    boolean isWithin(String block) {
        return blocks.contains(block);
    }
}
