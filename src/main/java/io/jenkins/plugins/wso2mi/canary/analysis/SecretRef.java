package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret is; a plan never holds one itself.
 *
 * @param secret name of a Kubernetes Secret beside the application; empty for an environment variable
 * @param key its key, or the variable's name
 */
record SecretRef(String secret, String key) {
    static final String EXAMPLE =
            "write env:NAME for an environment variable, or secret:NAME/KEY for a Kubernetes Secret";

    private static final Pattern ENV = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern SECRET =
            Pattern.compile("secret:([a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?)/([-._A-Za-z0-9]{1,253})");

    /** Reads {@code env:NAME} or {@code secret:NAME/KEY}; empty if it is neither. */
    static Optional<SecretRef> parse(String text) {
        Matcher env = ENV.matcher(text);
        if (env.matches()) {
            return Optional.of(new SecretRef("", env.group(1)));
        }
        Matcher secret = SECRET.matcher(text);
        return secret.matches() ? Optional.of(new SecretRef(secret.group(1), secret.group(2))) : Optional.empty();
    }

    boolean isEnvironment() {
        return secret.isEmpty();
    }

    /** As it is written. */
    String text() {
        return isEnvironment() ? "env:" + key : "secret:" + secret + "/" + key;
    }
}
