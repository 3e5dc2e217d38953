package io.jenkins.plugins.wso2mi.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The forms in which a secret may turn up: as it is and line by line, escaped in JSON, in URLs, in Base64 by both
 * alphabets, also in the midst of something longer such as {@code user:password} or a kubeconfig.
 */
final class SecretForms {
    /** Shorter pieces say nothing of a secret, and would blot out ordinary words. */
    private static final int SHORTEST_PIECE = 6;

    private static final String PEM_FRAME = "-----";

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        String bare = secret.strip();
        if (bare.isEmpty()) {
            return forms;
        }
        addWritten(forms, bare);
        addEncoded(forms, bare);
        if (bare.lines().skip(1).findAny().isPresent()) {
            addEncoded(forms, secret);
            bare.lines().map(String::strip).filter(SecretForms::tells).forEach(line -> addWritten(forms, line));
        }
        return forms;
    }

    private static boolean tells(String line) {
        return line.length() >= SHORTEST_PIECE && !line.startsWith(PEM_FRAME);
    }

    private static void addWritten(Set<String> forms, String secret) {
        String url = URLEncoder.encode(secret, UTF_8);
        String json = json(secret);
        forms.addAll(List.of(secret, json, json.replace("/", "\\/"), url, url.replace("+", "%20")));
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> json.append('\\').append((char) c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append((char) c);
            }
        });
        return json.toString();
    }

    /** Base64 by either alphabet, at each of the three places where a group of bytes may begin. */
    private static void addEncoded(Set<String> forms, String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String core = core(encoder.withoutPadding().encodeToString(shifted), before, shifted.length);
                if (core.length() >= SHORTEST_PIECE) {
                    forms.add(core);
                }
            }
        }
        // whole, with its padding, however short
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().encodeToString(bytes));
    }

    /** The characters that depend on the secret alone, not on what stands before or after it. */
    private static String core(String encoded, int before, int length) {
        int begin = before == 0 ? 0 : before + 1;
        int end = length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return begin < end ? encoded.substring(begin, end) : "";
    }
}
