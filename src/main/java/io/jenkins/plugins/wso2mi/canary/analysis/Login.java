package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to be let in somewhere: by a bearer token, or by user and password, or not at all.
 *
 * @param user empty for a token
 * @param secret the token or the password; null to send none
 */
record Login(String user, @Nullable SecretRef secret) {
    static final Login NONE = new Login("", null);

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (secret != null && user.isEmpty()) {
            fields.put("bearer", secret.text());
        } else if (secret != null) {
            fields.put("user", user);
            fields.put("password", secret.text());
        }
        return fields;
    }
}
