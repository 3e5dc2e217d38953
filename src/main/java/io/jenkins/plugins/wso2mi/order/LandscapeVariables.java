package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values for the variables that a landscape declares, as forms and scripts give them. */
public final class LandscapeVariables {
    private LandscapeVariables() {}

    /**
     * The values by name.
     *
     * @param text one {@code NAME=VALUE} a line
     * @throws RefusedException if a line is none
     */
    public static Map<String, String> of(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : Lines.of(text)) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new RefusedException("variables", "'" + line + "' is no variable", "write NAME=VALUE");
            }
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return variables;
    }
}
