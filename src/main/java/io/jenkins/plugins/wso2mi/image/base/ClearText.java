package io.jenkins.plugins.wso2mi.image.base;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.base.TomlFile.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets that would be in a layer of the image as they are, and aliases that no secret has. */
final class ClearText {
    private static final Pattern SECRET_NAME = Pattern.compile(
            ".*(?:password|passwd|passphrase|secret|secret_?id|token|credentials?|api_?key|private_?key)");

    private static final Pattern PLACEHOLDERS = Pattern.compile("(?:\\$[a-z]+\\{[^{}]+})+");
    private static final Pattern ALIAS = Pattern.compile("\\$secret\\{([^{}]+)}");

    /** As in {@code amqp://user:word@host} and {@code jdbc:x://host?password=word}; a placeholder has braces. */
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?i).*(?:://[^/@\\s:]*:[^/@\\s{}]+@|[?;&](?:password|pwd)=[^&;{}\\s]+).*");

    /** The key that the server encrypts other things with; its name does not tell. */
    private static final String ENCRYPTION_KEY = "encryption.key";

    private static final Set<String> VAULTS = Set.of(VaultSecrets.TABLE, "runtime_secrets");

    private ClearText() {}

    /** Notes what a file has in clear text. */
    static void check(TomlFile file, Problems problems) {
        for (Setting setting : file.settings()) {
            if (setting.value() instanceof String value && !value.isEmpty()) {
                check(setting, value, problems);
            }
        }
    }

    private static void check(Setting setting, String value, Problems problems) {
        List<String> path = setting.path();
        if (path.get(0).equals(VaultSecrets.TABLE)) {
            VaultSecrets.check(path.get(path.size() - 1), value, setting.where(), problems);
        } else if (VAULTS.contains(path.get(0)) || PLACEHOLDERS.matcher(value).matches()) {
            return;
        } else if (isSecret(setting)) {
            String alias = setting.name().replaceAll("[^A-Za-z0-9]+", "_");
            problems.error(
                    setting.where(),
                    setting.name() + " is in clear text, and would be in a layer of the image",
                    "write \"$secret{" + alias + "}\", and give its encrypted value by --secret " + alias + "=...");
        } else if (IN_ADDRESS.matcher(value).matches()) {
            problems.error(
                    setting.where(),
                    setting.name() + " has a password in its address, which would be in a layer of the image",
                    "write $secret{ALIAS} in the password's place");
        }
    }

    private static boolean isSecret(Setting setting) {
        String own = setting.path().get(setting.path().size() - 1).toLowerCase(Locale.ROOT);
        return SECRET_NAME.matcher(own).matches() || setting.name().equals(ENCRYPTION_KEY);
    }

    /**
     * Notes aliases that are used and have no secret: the server does not start then (wso2/config-mapper,
     * ReferenceResolver); and warns of secrets that nothing uses.
     */
    static void checkAliases(List<TomlFile> files, Map<?, ?> merged, Problems problems) {
        Set<String> used = new HashSet<>();
        Map<?, ?> secrets = merged.get(VaultSecrets.TABLE) instanceof Map<?, ?> map ? map : Map.of();
        boolean atRunTime = TomlMerge.at(merged, "runtime_secrets.enable")
                .filter(enabled -> String.valueOf(enabled).equals("true"))
                .isPresent();
        for (TomlFile file : files) {
            for (Setting setting : file.settings()) {
                Matcher alias = ALIAS.matcher(String.valueOf(setting.value()));
                while (alias.find()) {
                    used.add(alias.group(1));
                    if (!atRunTime && !secrets.containsKey(alias.group(1))) {
                        problems.error(
                                setting.where(),
                                setting.name() + " uses the alias '" + alias.group(1)
                                        + "', which no secret has, so the server would not start",
                                "give its encrypted value by --secret " + alias.group(1) + "=...");
                    }
                }
            }
        }
        secrets.keySet().stream()
                .map(String::valueOf)
                .filter(alias -> !used.contains(alias))
                .sorted()
                .forEach(alias -> problems.warning(
                        "[" + VaultSecrets.TABLE + "]",
                        "no configuration here uses '" + alias + "'",
                        "fine if an application looks it up by wso2:vault-lookup"));
    }
}
