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
 * The credentials in Docker's {@code config.json}, where {@code docker login} leaves them: those that stand in the file
 * itself, else those of its credential helpers, which are programs and started only where that is allowed.
 */
public final class DockerConfig implements CredentialStore {
    private static final String HUB_KEY = "https://index.docker.io/v1/";

    private final Path file;
    private final JsonObject json;
    private final HelperLogin helpers;
    private final Consumer<String> notices;

    private DockerConfig(Path file, JsonObject json, CredentialHelpers helpers, Consumer<String> notices) {
        this.file = file;
        this.json = json;
        this.helpers = new HelperLogin(file, json, helpers);
        this.notices = notices;
    }

    /**
     * Reads the file that docker reads: {@code $DOCKER_CONFIG/config.json}, else {@code ~/.docker/config.json}.
     *
     * @param environment variables by name
     * @param helpers whether programs are started
     * @param notices told when a registry has credentials that are not used, and why
     * @throws RefusedException if the file is there and cannot be read
     */
    public static CredentialStore standard(
            Map<String, String> environment, CredentialHelpers helpers, Consumer<String> notices) {
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        Path file = folder.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".docker", "config.json")
                : Path.of(folder, "config.json");
        return Files.exists(file) ? read(file, helpers, notices) : NONE;
    }

    /**
     * Reads a file.
     *
     * @throws RefusedException if it cannot be read
     */
    public static CredentialStore read(Path file, CredentialHelpers helpers, Consumer<String> notices) {
        try {
            return new DockerConfig(file, JsonObject.parse(Files.readAllBytes(file)), helpers, notices);
        } catch (ImageFormatException e) {
            throw new RefusedException(
                    file.toString(), PlainText.oneLine(e.getMessage()), "write it anew with docker login");
        } catch (IOException e) {
            throw new RefusedException(file.toString(), "cannot be read: " + e.getMessage(), "check its permissions");
        }
    }

    /**
     * The credentials for a registry.
     *
     * @throws RefusedException if a credential helper has a name that is none
     * @throws RegistryException if a credential helper fails
     */
    @Override
    public Optional<Credentials> find(String registry) throws IOException {
        for (String key : keys(registry)) {
            Optional<Credentials> found = written(key, json.object("auths").object(key));
            if (found.isPresent()) {
                return found;
            }
        }
        if (!helpers.helpers().refusal().isEmpty()) {
            tellOfHelpers(registry);
            return Optional.empty();
        }
        Optional<String> name = helpers.name(keys(registry));
        return name.isEmpty()
                ? Optional.empty()
                : helpers.ask(name.get(), keys(registry).get(0));
    }

    /** A helper gives what holds now, so it can be asked again. */
    @Override
    public boolean giveUp(String registry) {
        return helpers.helpers().refusal().isEmpty()
                && helpers.name(keys(registry)).isPresent();
    }

    @Override
    public CredentialStore withoutPrograms() {
        return new DockerConfig(file, json, CredentialHelpers.refused("whoever reads it starts them"), notice -> {});
    }

    private Optional<Credentials> written(String key, JsonObject entry) {
        Optional<String> identity = entry.text("identitytoken").filter(token -> !token.isBlank());
        return identity.isPresent()
                ? identity.map(token -> Credentials.identity(Secret.of(token)))
                : entry.text("auth").flatMap(auth -> decoded(key, auth));
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
        helpers.namedOrUsed(keys(registry))
                .ifPresent(name -> notices.accept(file + " leaves the credentials for " + registry
                        + " to the credential helper docker-credential-" + PlainText.oneLine(name)
                        + ", a program that is not started, so the registry is asked without credentials; "
                        + helpers.helpers().refusal()));
    }
}
