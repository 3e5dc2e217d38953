package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The credentials that a {@code config.json} leaves to programs: {@code credHelpers} for single registries,
 * {@code credsStore} for all others. The protocol is that of Docker's credential helpers.
 */
record HelperLogin(Path file, JsonObject json, CredentialHelpers helpers) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final String UNKNOWN = "credentials not found";
    private static final int WORDS_LIMIT = 400;

    /** The name of the program that a registry is left to. */
    Optional<String> name(List<String> keys) {
        return keys.stream()
                .flatMap(key -> json.object("credHelpers").text(key).stream())
                .findFirst()
                .or(() -> json.text("credsStore"))
                .filter(name -> !name.isEmpty());
    }

    /** The same, or empty if it is only there for all registries, and nobody has logged in to this one. */
    Optional<String> namedOrUsed(List<String> keys) {
        boolean known = Stream.of("credHelpers", "auths")
                .anyMatch(member -> keys.stream().anyMatch(json.object(member)::has));
        return known ? name(keys) : Optional.empty();
    }

    /**
     * Asks the program.
     *
     * @param server as docker login calls the registry
     * @return empty if it knows none
     * @throws RefusedException if its name is none
     * @throws RegistryException if it does not answer as it should; no part of the answer is in the message
     */
    Optional<Credentials> ask(String name, String server) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException(
                    file.toString(),
                    "'" + PlainText.oneLine(name) + "' is no name of a credential helper",
                    "write it in small letters, digits, - and _, as in docker-credential-NAME");
        }
        try {
            return read(name, server, helpers.get(name, server));
        } catch (RegistryException e) {
            throw e;
        } catch (IOException e) {
            throw new RegistryException(
                    "cannot get credentials for " + server + ": " + PlainText.oneLine(e.getMessage()), false, e);
        }
    }

    private Optional<Credentials> read(String name, String server, CredentialHelpers.Reply reply)
            throws RegistryException {
        if (reply.code() == 0) {
            return credentials(name, server, reply.output());
        }
        if (reply.output().contains(UNKNOWN) || reply.words().contains(UNKNOWN)) {
            return Optional.empty();
        }
        // helpers say on either why they fail; what looks like an answer is not shown
        String text = PlainText.oneLine(
                reply.words().isBlank() && !reply.output().contains("{") ? reply.output() : reply.words());
        String words = text.length() > WORDS_LIMIT ? text.substring(0, WORDS_LIMIT) + " [cut]" : text;
        throw failure(name, server, "ends with exit code " + reply.code() + (words.isEmpty() ? "" : ": " + words));
    }

    private Optional<Credentials> credentials(String name, String server, String output) throws RegistryException {
        JsonObject answer;
        try {
            answer = JsonObject.parse(output.getBytes(UTF_8));
        } catch (ImageFormatException e) {
            // without its message, which quotes
            throw failure(name, server, "answers with no JSON object");
        }
        String user = answer.text("Username").orElse("");
        String secret = answer.text("Secret").orElse("");
        if (user.isEmpty() && secret.isEmpty() && answer.has("Secret")) {
            return Optional.empty();
        }
        if (user.isEmpty() || secret.isEmpty() || user.chars().anyMatch(c -> c < ' ' || c == ':')) {
            throw failure(name, server, "answers without a Username and a Secret that can be sent");
        }
        return Optional.of(new Credentials(user, Secret.of(secret)));
    }

    private RegistryException failure(String name, String server, String what) {
        return new RegistryException(
                "cannot get credentials for " + server + ": docker-credential-" + name + " " + what
                        + "; try 'echo " + server + " | docker-credential-" + name + " get', or log in without it ("
                        + file + ")",
                false,
                null);
    }
}
