package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.util.Base64;

/**
 * Who asks: a user name and a password, or a token in its place.
 *
 * @param user {@code <token>} if the password is an identity token, as Docker's credential helpers say it
 */
public record Credentials(String user, Secret password) {
    private static final String IDENTITY = "<token>";

    /** Those of an identity token, which serves to ask for tokens and nothing else. */
    public static Credentials identity(Secret token) {
        return new Credentials(IDENTITY, token);
    }

    /** Whether the password is an identity token. */
    public boolean isIdentity() {
        return user.equals(IDENTITY);
    }

    /** The value of an {@code Authorization} header with them (RFC 7617). */
    String basic() {
        byte[] pair = (user + ":" + password.reveal()).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
