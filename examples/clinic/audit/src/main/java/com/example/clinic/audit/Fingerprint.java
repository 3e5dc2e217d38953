package com.example.clinic.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.synapse.MessageContext;
import org.apache.synapse.mediators.AbstractMediator;

/** Class mediator that sets the property {@code clinic.fingerprint} to the SHA-256 of the message body, in hex. */
public class Fingerprint extends AbstractMediator {

    @Override
    public boolean mediate(MessageContext message) {
        String body = message.getEnvelope().getBody().toString();
        message.setProperty("clinic.fingerprint", sha256(body));
        return true;
    }

    private static String sha256(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : digest().digest(text.getBytes(StandardCharsets.UTF_8))) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
