package io.jenkins.plugins.wso2mi.image.dockerfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The secrets that RUN mounts. */
final class BuildSecrets {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    /** Bytes; docker takes no larger secret. */
    private static final long LIMIT = 500 * 1024;

    private BuildSecrets() {}

    /** Reads secrets by their ids; what is wrong is noted, and never a value told. */
    static Map<String, Secret> parse(List<String> options, Map<String, String> environment, Problems problems) {
        Map<String, Secret> secrets = new TreeMap<>();
        for (String option : options) {
            Map<String, String> parts = new HashMap<>();
            for (String part : option.split(",", -1)) {
                int equals = part.indexOf('=');
                parts.put(equals < 0 ? "" : part.substring(0, equals).strip(), part.substring(equals + 1));
            }
            String id = parts.getOrDefault("id", "");
            String file = parts.getOrDefault("src", parts.getOrDefault("source", ""));
            String variable = parts.getOrDefault("env", "");
            if (!ID.matcher(id).matches() || file.isEmpty() == variable.isEmpty()) {
                problems.error(
                        "--secret",
                        "is no secret" + (ID.matcher(id).matches() ? ": " + id : ""),
                        "write id=ID,src=FILE or id=ID,env=NAME");
            } else if (!file.isEmpty()) {
                read(id, Path.of(file), secrets, problems);
            } else if (environment.containsKey(variable)) {
                secrets.put(id, Secret.of(environment.getOrDefault(variable, "")));
            } else {
                problems.error("--secret id=" + id, "the environment has no " + variable, "set it");
            }
        }
        return secrets;
    }

    private static void read(String id, Path file, Map<String, Secret> secrets, Problems problems) {
        String where = "--secret id=" + id;
        try {
            if (Files.size(file) > LIMIT) {
                problems.error(where, file + " is larger than " + LIMIT + " bytes", "name a file with a secret");
            } else {
                secrets.put(id, Secret.of(new String(Files.readAllBytes(file), UTF_8)));
            }
        } catch (IOException e) {
            problems.error(where, file + " cannot be read", "check the path and its permissions");
        }
    }
}
