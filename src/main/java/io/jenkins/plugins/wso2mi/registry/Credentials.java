package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.util.Base64;

/** Who asks: a user name and a password, or a token in its place. */
public record Credentials(String user, Secret password) {
    /** The value of an {@code Authorization} header with them (RFC 7617). */
    String basic() {
        byte[] pair = (user + ":" + password.reveal()).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
