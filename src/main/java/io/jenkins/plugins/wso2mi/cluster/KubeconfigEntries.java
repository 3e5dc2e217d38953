package io.jenkins.plugins.wso2mi.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clusters, users or contexts of a kubeconfig.
 *
 * @param where the kubeconfig, for messages
 * @param kind {@code cluster}, {@code user} or {@code context}
 */
record KubeconfigEntries(String where, String kind, List<Entry> all) {
    private static final Secret NONE = Secret.of("");

    /** Reads a list of {@code {name: NAME, KIND: {...}}}. */
    static KubeconfigEntries of(String where, String kind, @Nullable Object list, Problems problems) {
        List<Entry> entries = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                    entries.add(new Entry(where, kind, name, map.get(kind) instanceof Map<?, ?> own ? own : Map.of()));
                } else {
                    problems.error(where, "one of its " + kind + "s has no name", "give each a name");
                }
            }
        }
        return new KubeconfigEntries(where, kind, entries);
    }

    /** The entry by that name; one with nothing in it, and a problem, if there is none or more than one. */
    Entry find(String name, String asker, Problems problems) {
        List<Entry> found = all.stream().filter(e -> e.name().equals(name)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        problems.error(
                where,
                asker + " names " + kind + " '" + name + "', which is there " + (found.isEmpty() ? "not" : "twice"),
                "give it once");
        return new Entry(where, kind, name, Map.of());
    }

    /** One of them, with its own fields. */
    record Entry(String where, String kind, String name, Map<?, ?> fields) {
        /** A field's text; empty if there is none. */
        String text(String field) {
            return fields.get(field) instanceof String text ? text.strip() : "";
        }

        /** A field in Base64, decoded; null if there is none. */
        @Nullable
        String decoded(String field, Problems problems) {
            if (text(field).isEmpty()) {
                return null;
            }
            try {
                return new String(Base64.getMimeDecoder().decode(text(field)), UTF_8);
            } catch (IllegalArgumentException e) {
                problems.error(where, field + " of " + kind + " " + name + " is no Base64", "copy it as a whole");
                return null;
            }
        }

        /** Who a user is: a token wins over a certificate, and that over a name and password, as kubectl has it. */
        ServerLogin.Identity identity(Problems problems) {
            if (!text("token").isEmpty()) {
                return new ServerLogin.Token(Secret.of(text("token")));
            }
            String chain = decoded("client-certificate-data", problems);
            String key = decoded("client-key-data", problems);
            if (chain != null && key != null) {
                return new ServerLogin.Certificate(chain, Secret.of(key));
            }
            if (!text("username").isEmpty() && !text("password").isEmpty()) {
                return new ServerLogin.User(text("username"), Secret.of(text("password")));
            }
            problems.error(
                    where,
                    "user " + name + " has no login",
                    "give token, client-certificate-data with client-key-data, or username with password");
            return new ServerLogin.Token(NONE);
        }
    }
}
