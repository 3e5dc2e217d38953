package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a unit's objects are called.
 *
 * @param name of the Deployment, and the beginning of all other names
 * @param namespace empty for that of the context
 * @param createNamespace whether the namespace is one of the objects
 * @param labels of every object and pod, by key
 * @param podAnnotations by key
 * @param marks labels that say whose objects they are: landscape and environment; none if the landscape has no name
 */
public record Identity(
        Value<String> name,
        Optional<Value<String>> namespace,
        Value<Boolean> createNamespace,
        Map<String, Value<String>> labels,
        Map<String, Value<String>> podAnnotations,
        Map<String, Value<String>> marks) {
    /** The label with the landscape's name on every object of a named landscape. */
    public static final String LANDSCAPE_LABEL = "wso2-mi.io/landscape";

    /** The label with the environment's name beside it; absent without an environment. */
    public static final String ENVIRONMENT_LABEL = "wso2-mi.io/environment";

    static final String NAME_LABEL = "app.kubernetes.io/name";

    public Identity {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        podAnnotations = Collections.unmodifiableMap(new LinkedHashMap<>(podAnnotations));
        marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
    }

    static Identity read(Value<String> name, Map<String, Value<String>> marks, Settings settings) {
        Optional<Value<String>> namespace = settings.text("namespace", Grammar.NAME);
        Value<Boolean> create = settings.flag("createNamespace", false);
        if (create.get() && namespace.isEmpty()) {
            settings.refuse("createNamespace", "there is no namespace to create", "write namespace: too");
        }
        Settings labels = settings.below("labels");
        if (labels.has(NAME_LABEL)) {
            labels.refuse(NAME_LABEL, "'" + NAME_LABEL + "' is the unit's name", "leave it out");
        }
        Map<String, Value<String>> pairs = labels.pairs(Grammar.LABEL_KEY);
        pairs.forEach((key, value) -> {
            if (!Grammar.LABEL.takes(value.get())) {
                labels.refuse(key, "'" + value.get() + "' is no " + Grammar.LABEL.kind(), Grammar.LABEL.advice());
            }
        });
        return new Identity(
                name, namespace, create, pairs, settings.below("podAnnotations").pairs(Grammar.LABEL_KEY), marks);
    }
}
