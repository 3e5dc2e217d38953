package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for tokens as the distribution project's token specification says. */
final class TokenService {
    private static final int ANSWER_LIMIT = 256 * 1024;
    private static final long USUAL_SECONDS = 60;
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Connections connections;
    private final URI registry;
    private final RetryPolicy retries;

    TokenService(Connections connections, URI registry, RetryPolicy retries) {
        this.connections = connections;
        this.registry = registry;
        this.retries = retries;
    }

    /**
     * Asks for one token for all scopes.
     *
     * @throws RegistryException if it is not given, or the realm is no address that a password may be sent to
     */
    Token ask(Challenge challenge, Set<String> scopes, Optional<Credentials> credentials)
            throws IOException, InterruptedException {
        URI realm = realm(challenge);
        Transport transport = new Transport(connections, realm, Authorization.NONE);
        Call call = call(realm, challenge, scopes, credentials);
        return retries.run(() -> {
            try (Answer answer = transport.attempt(call)) {
                return token(JsonObject.parse(answer.whole(ANSWER_LIMIT)));
            } catch (RegistryException e) {
                throw e;
            } catch (ImageFormatException e) {
                throw new RegistryException(
                        "cannot " + call.action() + ": the answer is none: " + e.getMessage(), false, e);
            } catch (IOException e) {
                throw Transport.broken(call, realm, e);
            }
        });
    }

    private Call call(URI realm, Challenge challenge, Set<String> scopes, Optional<Credentials> credentials) {
        String action = "get a token for " + registry.getAuthority() + whose(credentials);
        Optional<Credentials> identity = credentials.filter(Credentials::isIdentity);
        if (identity.isPresent()) {
            byte[] form = form(challenge, scopes, identity.get()).getBytes(UTF_8);
            // of all that follows a redirect only GET does, so it goes nowhere else
            return Call.of(action, "POST", realm)
                    .sending("application/x-www-form-urlencoded", BlobSource.of(form), form.length);
        }
        Call bare = Call.of(action, "GET", query(realm, challenge, scopes));
        return credentials
                .map(c -> bare.header(Transport.AUTHORIZATION, c.basic()))
                .orElse(bare);
    }

    /** An identity token is a refresh token of OAuth 2 (RFC 6749 section 6), where scopes are one list. */
    private static String form(Challenge challenge, Set<String> scopes, Credentials identity) {
        return "grant_type=refresh_token&client_id=wso2-mi&service=" + encoded(challenge.parameter("service"))
                + "&scope=" + encoded(String.join(" ", scopes))
                + "&refresh_token=" + encoded(identity.password().reveal());
    }

    private static String whose(Optional<Credentials> credentials) {
        return credentials
                .map(c -> c.isIdentity() ? " with the identity token" : " as " + c.user())
                .orElse(" without credentials");
    }

    private URI realm(Challenge challenge) throws RegistryException {
        String realm = challenge.parameter("realm");
        try {
            URI uri = URI.create(realm);
            boolean tls = "https".equals(uri.getScheme());
            boolean plain = "http".equals(uri.getScheme()) && "http".equals(registry.getScheme());
            if (uri.getHost() != null && (tls || plain)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new RegistryException(
                registry.getAuthority() + " sends for tokens to '" + realm + "', which is no address over TLS",
                false,
                null);
    }

    private static URI query(URI realm, Challenge challenge, Set<String> scopes) {
        Stream<String> service = challenge.parameter("service").isEmpty()
                ? Stream.empty()
                : Stream.of("service=" + encoded(challenge.parameter("service")));
        String query = Stream.concat(service, scopes.stream().map(scope -> "scope=" + encoded(scope)))
                .collect(Collectors.joining("&"));
        return URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Token token(JsonObject json) throws ImageFormatException {
        String value = json.text("token")
                .or(() -> json.text("access_token"))
                .orElseThrow(() -> new ImageFormatException("no token in it"));
        if (value.chars().anyMatch(c -> c < '!' || c > '~')) {
            throw new ImageFormatException("the token has characters that no token has");
        }
        long seconds = Math.max(json.number("expires_in").orElse(USUAL_SECONDS), USUAL_SECONDS);
        return new Token(Secret.of(value), Instant.now().plusSeconds(seconds).minus(MARGIN));
    }
}
