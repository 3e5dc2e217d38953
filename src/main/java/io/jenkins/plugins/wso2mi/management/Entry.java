package io.jenkins.plugins.wso2mi.management;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that a server tells of: an artifact, a logger, or one field of what was asked for by its name.
 *
 * @param facts what is told of it, by the server's own names for it, in its order
 */
public record Entry(String name, Map<String, String> facts) {
    public Entry {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
