package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The account that a unit's pods run as; it gets no token for the API server.
 *
 * @param create whether it is one of the objects; else it must be there
 * @param shared whether its name was written, so that other units may have it too
 */
public record Account(
        Value<String> name, Value<Boolean> create, boolean shared, Map<String, Value<String>> annotations) {
    public Account {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    static Account read(Value<String> unit, Settings settings) {
        settings.allow("name", "create", "annotations");
        Settings annotations = settings.below("annotations");
        Value<Boolean> create = settings.flag("create", true);
        if (!create.get() && settings.has("annotations")) {
            settings.refuse(
                    "annotations", "an account that is not created gets no annotations", "remove one of the two");
        }
        return new Account(
                settings.text("name", Grammar.OBJECT)
                        .orElse(new Value<>(unit.get(), "default: the unit's name, " + unit.origin())),
                create,
                settings.has("name"),
                annotations.pairs(Grammar.LABEL_KEY));
    }
}
