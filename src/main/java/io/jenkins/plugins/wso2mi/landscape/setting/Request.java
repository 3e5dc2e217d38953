package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a landscape.
 *
 * @param environment its name; empty for what holds without one
 * @param units their names; none for all
 * @param images reference by unit, in place of what the file says
 * @param variables those that are set, by name; of them only declared ones are used
 */
public record Request(
        Optional<String> environment, List<String> units, Map<String, String> images, Map<String, String> variables) {
    public Request {
        units = List.copyOf(units);
        images = Map.copyOf(images);
        variables = Map.copyOf(variables);
    }
}
