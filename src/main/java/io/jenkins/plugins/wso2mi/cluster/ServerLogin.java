package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An API server, and who asks it. Held in memory alone: nothing of it is written to disk, and nothing on this machine
 * adds to it, except the proxies that the environment names.
 *
 * @param server such as {@code https://10.0.0.1:6443}; http on this machine's loopback only
 * @param authority the certificates, as PEM, that the server's has to come from; null for those that the JVM trusts
 * @param identity who asks
 * @param namespace the namespace to work in if no other is asked for; null for {@code default}
 */
public record ServerLogin(
        String server,
        @Nullable String authority,
        Identity identity,
        @Nullable String namespace) implements ClusterAccess.Login {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]");

    /** Who asks. */
    public sealed interface Identity {
        /** What must not be seen of it, to be masked. */
        List<String> secrets();
    }

    /** By a bearer token. */
    public record Token(Secret value) implements Identity {
        @Override
        public List<String> secrets() {
            return List.of(value.reveal());
        }
    }

    /** By name and password. */
    public record User(String name, Secret password) implements Identity {
        @Override
        public List<String> secrets() {
            return List.of(password.reveal());
        }
    }

    /**
     * By a client certificate.
     *
     * @param chain PEM, the client's own certificate first
     * @param key its private key as PEM, without a passphrase
     */
    public record Certificate(String chain, Secret key) implements Identity {
        @Override
        public List<String> secrets() {
            return List.of(key.reveal());
        }
    }

    /**
     * Checks the parts before anything is sent.
     *
     * @param where the file or credentials that they come from, for the messages
     * @param problems told everything that is wrong
     */
    public void check(String where, Problems problems) {
        checkServer(server).ifPresent(what -> problems.error(where, what, "write https://HOST:PORT"));
        if (authority != null) {
            Pem.fault(authority)
                    .ifPresent(what -> problems.error(
                            where, "the certificate authority is no PEM certificate: " + what, "copy it as a whole"));
        }
        checkIdentity(where, problems);
    }

    private void checkIdentity(String where, Problems problems) {
        if (identity instanceof Token token && !isPrintable(token.value().reveal())) {
            problems.error(where, "the token has characters that no token has", "copy it without spaces and line ends");
        }
        if (identity instanceof Certificate certificate) {
            Pem.fault(certificate.chain())
                    .ifPresent(what -> problems.error(
                            where, "the client certificate is no PEM certificate: " + what, "copy it as a whole"));
            if (Pem.keyAlgorithm(certificate.key().reveal()).isEmpty()) {
                problems.error(
                        where,
                        "the client key is no RSA or EC key as PEM without a passphrase",
                        "convert it with openssl pkey");
            }
        }
    }

    private static boolean isPrintable(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /**
     * Checks an API server's address.
     *
     * @return what is wrong; empty if nothing is
     */
    public static Optional<String> checkServer(String server) {
        try {
            URI uri = new URI(server);
            boolean loopback =
                    uri.getHost() != null && LOOPBACK.matcher(uri.getHost()).matches();
            boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
            if (uri.getHost() == null || !safe) {
                return Optional.of("'" + withoutUser(server) + "' is no address of an API server over TLS");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return Optional.of("'" + withoutUser(server) + "' has more in it than host, port and path");
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("'" + withoutUser(server) + "' is no address of an API server over TLS");
        }
    }

    private static String withoutUser(String server) {
        return server.replaceFirst("//.*@", "//");
    }
}
