package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The credentials in Docker's {@code config.json}, where {@code docker login} leaves them. Only those that stand in the
 * file itself: credential helpers are programs, and none is started.
 */
public final class DockerConfig implements CredentialStore {
    private static final String HUB_KEY = "https://index.docker.io/v1/";

    private final Path file;
    private final JsonObject json;
    private final Consumer<String> notices;

    private DockerConfig(Path file, JsonObject json, Consumer<String> notices) {
        this.file = file;
        this.json = json;
        this.notices = notices;
    }

    /**
     * Reads the file that docker reads: {@code $DOCKER_CONFIG/config.json}, else {@code ~/.docker/config.json}.
     *
     * @param environment variables by name
     * @param notices told when a registry has credentials that are not used, and why
     * @throws RefusedException if the file is there and cannot be read
     */
    public static CredentialStore standard(Map<String, String> environment, Consumer<String> notices) {
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        Path file = folder.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".docker", "config.json")
                : Path.of(folder, "config.json");
        return Files.exists(file) ? read(file, notices) : NONE;
    }

    /**
     * Reads a file.
     *
     * @throws RefusedException if it cannot be read
     */
    public static CredentialStore read(Path file, Consumer<String> notices) {
        try {
            return new DockerConfig(file, JsonObject.parse(Files.readAllBytes(file)), notices);
        } catch (ImageFormatException e) {
            throw new RefusedException(
                    file.toString(), PlainText.oneLine(e.getMessage()), "write it anew with docker login");
        } catch (IOException e) {
            throw new RefusedException(file.toString(), "cannot be read: " + e.getMessage(), "check its permissions");
        }
    }

    @Override
    public Optional<Credentials> find(String registry) {
        for (String key : keys(registry)) {
            JsonObject entry = json.object("auths").object(key);
            Optional<Credentials> found = entry.text("auth").flatMap(auth -> decoded(key, auth));
            if (found.isPresent()) {
                return found;
            }
        }
        tellOfHelpers(registry);
        return Optional.empty();
    }

    private static List<String> keys(String registry) {
        return registry.equals(ImageReference.DOCKER_HUB)
                ? List.of(HUB_KEY, "index.docker.io", registry, "https://" + registry)
                : List.of(registry, "https://" + registry, "https://" + registry + "/v1/", "http://" + registry);
    }

    private Optional<Credentials> decoded(String key, String auth) {
        try {
            String pair = new String(Base64.getDecoder().decode(auth.strip()), UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return Optional.of(new Credentials(pair.substring(0, colon), Secret.of(pair.substring(colon + 1))));
            }
        } catch (IllegalArgumentException e) {
            // told below, without the text: it may be most of a password
        }
        notices.accept(file + ": the entry for " + key + " is no user and password in Base64, so it is not used");
        return Optional.empty();
    }

    private void tellOfHelpers(String registry) {
        if (EcrCredentials.serves(registry)) {
            // AWS is asked for these, without its helper
            return;
        }
        boolean helper = keys(registry).stream().anyMatch(json.object("credHelpers")::has);
        boolean stored =
                json.text("credsStore").isPresent() && keys(registry).stream().anyMatch(json.object("auths")::has);
        if (helper || stored) {
            notices.accept(file + " leaves the credentials for " + registry + " to a credential helper; helpers are "
                    + "programs and are not started, so the registry is asked without credentials");
        }
    }
}
