package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name by which {@code deployment.toml} takes a password ({@code $secret{name}}), which a Secret holds.
 *
 * @param source a key of a Secret
 */
record SecretAlias(String name, Source source) {
    private static final String PREFIX = "SECRET_";

    static List<SecretAlias> read(Settings settings) {
        List<SecretAlias> all = new ArrayList<>();
        for (Placed key : settings.section().keys()) {
            if (!settings.section().isSection(key.text())) {
                settings.refuse(key.text(), "a password stands in the file", "write {secret: NAME, key: KEY}");
            } else if (settings.checked(key, Grammar.VARIABLE).isPresent()) {
                Settings below = settings.below(key.text()).allow("secret", "key");
                Optional<Value<String>> secret = below.required("secret", Grammar.OBJECT);
                Optional<Value<String>> name = below.required("key", Grammar.KEY);
                secret.ifPresent(one -> name.ifPresent(
                        other -> all.add(new SecretAlias(key.text(), new Source.SecretKey(one, other)))));
            }
        }
        return List.copyOf(all);
    }

    /** The variable of the server's environment with the password. */
    Variable variable() {
        return new Variable(PREFIX + name, source);
    }

    /** Its line below {@code [secrets]}. */
    String line() {
        return name + " = \"$env{" + PREFIX + name + "}\"\n";
    }
}
