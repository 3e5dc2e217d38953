package io.jenkins.plugins.wso2mi.image.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets for the server's vault: aliases with what {@code ciphertool.sh} made of each, or with where the server finds
 * it when it starts. No value is ever told, since a wrong one may be a password.
 */
final class VaultSecrets {
    /** The table that holds them (wso2/config-mapper). */
    static final String TABLE = "secrets";

    /** Every placeholder that the server resolves when it starts: {@code $env{X}}, {@code $sys{X}} and more. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$[a-z]+\\{[^{}]+}");

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String ENCRYPT =
            "encrypt it by bin/ciphertool.sh with the server's key store, or write $env{VARIABLE}";

    /** What RSA with the shortest key that is in use (512 bits) makes of anything. */
    private static final int SHORTEST_CIPHER = 64;

    private VaultSecrets() {}

    /**
     * Reads {@code ALIAS=ENCRYPTED} options, and a file of such lines, in which a line that begins with {@code #} is a
     * comment; what is wrong is noted.
     */
    static Map<String, Object> parse(List<String> options, @Nullable Path file, Problems problems) {
        Map<String, Object> secrets = new TreeMap<>();
        for (String option : options) {
            add(option, "--secret", secrets, problems);
        }
        if (file != null) {
            try {
                int number = 0;
                for (String line : Files.readAllLines(file, UTF_8)) {
                    number++;
                    if (!line.isBlank() && !line.startsWith("#")) {
                        add(line.strip(), file + ":" + number, secrets, problems);
                    }
                }
            } catch (IOException e) {
                problems.error("--secrets " + file, "cannot be read: " + e.getMessage(), "check the path");
            }
        }
        return secrets;
    }

    private static void add(String entry, String where, Map<String, Object> secrets, Problems problems) {
        int equals = entry.indexOf('=');
        String alias = equals < 0 ? "" : entry.substring(0, equals).strip();
        if (!ALIAS.matcher(alias).matches()) {
            problems.error(
                    where, "is no ALIAS=ENCRYPTED", "write an alias of letters, digits, . _ -, then = and the value");
            return;
        }
        String value = entry.substring(equals + 1).strip();
        check(alias, value, where, problems);
        if (secrets.put(alias, value) != null) {
            problems.error(where, "gives '" + alias + "' a second time", "leave one out");
        }
    }

    /** Notes a value that is not encrypted. */
    static void check(String alias, Object value, String where, Problems problems) {
        String text = String.valueOf(value);
        if (!PLACEHOLDER.matcher(text).matches() && !isCipher(text)) {
            problems.error(
                    where,
                    "the value of secret '" + alias + "' is not encrypted, and would be in a layer of the image",
                    ENCRYPT);
        }
    }

    private static boolean isCipher(String text) {
        try {
            return Base64.getDecoder().decode(text).length >= SHORTEST_CIPHER;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
