package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The private folder of a build: accounts and settings that the engine reads. The user's own settings hold where
 * nothing else is known, and are never changed.
 */
public final class EngineFolder {
    private static final String HUB_KEY = "https://index.docker.io/v1/";
    private static final Pattern SEARCHES =
            Pattern.compile("^\\s*unqualified-search-registries\\s*=", Pattern.MULTILINE);

    private final Path folder;
    private final Path home;
    private final Map<String, String> environment;

    /**
     * A private folder, which is there and nobody else may read.
     *
     * @param environment variables by name: {@code DOCKER_CONFIG}, {@code CONTAINERS_REGISTRIES_CONF}
     */
    public EngineFolder(Path folder, Path home, Map<String, String> environment) {
        this.folder = folder;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    static Path dockerConfig(Path folder) {
        return folder.resolve("docker");
    }

    static Path registries(Path folder) {
        return folder.resolve("registries.conf");
    }

    /**
     * Writes the accounts for registries, and docker's other settings beside them.
     *
     * @param secrets takes every password, so that it can be kept out of the log
     */
    public void writeAccounts(Collection<String> hosts, CredentialStore store, List<String> secrets)
            throws IOException {
        Path users = Path.of(environment.getOrDefault(
                "DOCKER_CONFIG", home.resolve(".docker").toString()));
        JsonObject config = read(users.resolve("config.json"));
        Map<String, Object> accounts = members(config.object("auths"));
        JsonObject helpers = config.object("credHelpers");
        boolean any = false;
        for (String host : hosts) {
            // the engine starts credential helpers itself
            Optional<Credentials> found = store.withoutPrograms().find(host);
            if (found.isPresent()) {
                any = true;
                secrets.add(found.get().password().reveal());
                keys(host).forEach(key -> accounts.put(key, account(found.get())));
                helpers = helpers.without(keys(host).toArray(String[]::new));
            }
        }
        config = config.with("auths", accounts).with("credHelpers", helpers);
        write(dockerConfig(folder).resolve("config.json"), (any ? config.without("credsStore") : config).bytes());
        for (String inner : List.of("cli-plugins", "contexts", "buildx")) {
            if (Files.isDirectory(users.resolve(inner))) {
                Files.createSymbolicLink(
                        dockerConfig(folder).resolve(inner),
                        users.resolve(inner).toAbsolutePath());
            }
        }
    }

    private static JsonObject read(Path config) throws IOException {
        return Files.isRegularFile(config) ? JsonObject.parse(Files.readAllBytes(config)) : JsonObject.EMPTY;
    }

    private static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new HashMap<>();
        object.names().forEach(name -> members.put(name, object.object(name)));
        return members;
    }

    private static List<String> keys(String host) {
        return host.equals(ImageReference.DOCKER_HUB) ? List.of(HUB_KEY, host) : List.of(host);
    }

    private static JsonObject account(Credentials credentials) {
        if (credentials.isIdentity()) {
            String nobody = Base64.getEncoder().encodeToString((credentials.user() + ":").getBytes(UTF_8));
            return JsonObject.of(Map.of(
                    "auth", nobody, "identitytoken", credentials.password().reveal()));
        }
        String pair = credentials.user() + ":" + credentials.password().reveal();
        return JsonObject.of(Map.of("auth", Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))));
    }

    /**
     * Writes buildah's list of registries, where the user's own says less than docker knows: that a short name is one
     * of Docker Hub, and which registries are spoken to without TLS.
     *
     * @param plain hosts that are spoken to without TLS
     */
    public void writeRegistries(Set<String> plain) throws IOException {
        String own = "";
        for (Path file : List.of(
                Path.of(environment.getOrDefault("CONTAINERS_REGISTRIES_CONF", "/nowhere")),
                home.resolve(".config/containers/registries.conf"),
                Path.of("/etc/containers/registries.conf"))) {
            if (own.isEmpty() && Files.isRegularFile(file)) {
                own = Files.readString(file);
            }
        }
        boolean searches = SEARCHES.matcher(own).find();
        if (searches && plain.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(searches ? "" : "unqualified-search-registries = [\"docker.io\"]\n")
                .append(own)
                .append('\n');
        for (String host : new TreeSet<>(plain)) {
            text.append("[[registry]]\nlocation = \"").append(host).append("\"\ninsecure = true\n");
        }
        write(registries(folder), text.toString().getBytes(UTF_8));
    }

    /** Writes a secret, for an engine to read by its path. */
    public Path writeSecret(String id, String value) throws IOException {
        Path file = folder.resolve("secret-" + id);
        write(file, value.getBytes(UTF_8));
        return file;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
        Files.createDirectories(parent);
        if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
            // before there is anything in it
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, content);
    }
}
