package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Optional;

/** Where the value of a variable or the content of a file comes from. */
public sealed interface Source {
    /** The text itself. */
    record Text(Value<String> text) implements Source {}

    /** A key of a Secret that is in the namespace already. */
    record SecretKey(Value<String> name, Value<String> key) implements Source {}

    /** A key of a ConfigMap that is in the namespace already. */
    record ConfigMapKey(Value<String> name, Value<String> key) implements Source {}

    /** Reads a reference; a problem is noted if it is none. */
    static Optional<Source> reference(Settings settings) {
        settings.allow("secret", "configMap", "key");
        if (settings.has("secret") == settings.has("configMap")) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            settings.section().name() + " names not one of secret and configMap",
                            "write a text, or {secret: NAME, key: KEY}, or {configMap: NAME, key: KEY}");
            return Optional.empty();
        }
        String kind = settings.has("secret") ? "secret" : "configMap";
        Optional<Value<String>> name = settings.required(kind, Grammar.OBJECT);
        Optional<Value<String>> key = settings.required("key", Grammar.KEY);
        return name.flatMap(one ->
                key.map(other -> kind.equals("secret") ? new SecretKey(one, other) : new ConfigMapKey(one, other)));
    }
}
