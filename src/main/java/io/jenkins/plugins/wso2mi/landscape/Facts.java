package io.jenkins.plugins.wso2mi.landscape;

import java.util.LinkedHashMap;
import java.util.Map;

/** How an image's contents are told to machines. */
final class Facts {
    private Facts() {}

    static Map<String, Object> of(Contents contents, String key, String value, String other, String otherValue) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(key, value);
        facts.put(other, otherValue);
        facts.put("cars", contents.cars());
        facts.put("modules", contents.modules());
        facts.put("additions", contents.additions());
        return facts;
    }
}
