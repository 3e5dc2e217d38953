package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to one registry: with credentials, following redirects of reads, counted, and with errors that people
 * understand. Credentials go to the registry itself only, never to where it redirects.
 */
final class Transport {
    static final String AUTHORIZATION = "Authorization";

    private static final int REDIRECTS = 5;
    private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);

    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);

    private final Connections connections;
    private final URI registry;
    private final Authorization authorization;

    Transport(Connections connections, URI registry, Authorization authorization) {
        this.connections = connections;
        this.registry = registry;
        this.authorization = authorization;
    }

    URI registry() {
        return registry;
    }

    /**
     * Makes one attempt at a call.
     *
     * @return an answer with a status that the call wants
     * @throws RegistryException if there is none, or another
     */
    Answer attempt(Call call) throws IOException, InterruptedException {
        Answer answer = letIn(call);
        connections.pulls().see(registry, answer);
        if (!call.wanted().contains(answer.status())) {
            throw Refusal.of(call, answer);
        }
        return answer;
    }

    /** Asks, and once more if the registry first wants to know who asks. */
    private Answer letIn(Call call) throws IOException, InterruptedException {
        Optional<String> sent = authorization.header();
        try {
            Answer answer = redirected(call, sent);
            if (!NOT_LET_IN.contains(answer.status())
                    || !authorization.answer(answer.status(), sent, answer.headers("WWW-Authenticate"))) {
                return answer;
            }
            answer.close();
            return redirected(call, authorization.header());
        } finally {
            authorization.asked();
        }
    }

    private Answer redirected(Call call, Optional<String> who) throws IOException, InterruptedException {
        URI uri = call.uri();
        Answer answer = exchange(call, uri, who);
        for (int hop = 0; hop < REDIRECTS && isFollowed(call, answer); hop++) {
            URI next = uri.resolve(answer.header("Location").orElse(""));
            if (!isSafe(next)) {
                return answer;
            }
            answer.close();
            uri = next;
            answer = exchange(call, uri, who);
        }
        return answer;
    }

    private static boolean isFollowed(Call call, Answer answer) {
        return call.method().equals("GET")
                && REDIRECT.contains(answer.status())
                && answer.header("Location").isPresent();
    }

    /** Whether an address that the registry names may be asked: TLS is not given up on the way. */
    boolean isSafe(URI next) {
        return next.getHost() != null
                && ("https".equals(next.getScheme())
                        || ("http".equals(next.getScheme()) && "http".equals(registry.getScheme())));
    }

    private Answer exchange(Call call, URI uri, Optional<String> who) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Call.patience(call.size()));
        request.header("User-Agent", "wso2-mi");
        boolean home = isHome(uri);
        call.headers().forEach((name, value) -> {
            if (home || !name.equals(AUTHORIZATION)) {
                request.header(name, value);
            }
        });
        if (home) {
            who.ifPresent(value -> request.header(AUTHORIZATION, value));
        }
        connections.proxies().login(uri).ifPresent(login -> request.header("Proxy-Authorization", login.reveal()));
        connections.traffic().count(call.size());
        BlobSource source = call.content();
        try (InputStream content = source == null ? InputStream.nullInputStream() : source.open()) {
            request.method(call.method(), publisher(content, call.size()));
            HttpResponse<InputStream> response = connections.http().send(request.build(), BodyHandlers.ofInputStream());
            // the JDK gives no body to a proxy that refuses a tunnel
            InputStream body = Objects.requireNonNullElse(response.body(), InputStream.nullInputStream());
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (RegistryException e) {
            throw e;
        } catch (IOException e) {
            throw broken(call, uri, e);
        }
    }

    private boolean isHome(URI uri) {
        return registry.getScheme().equals(uri.getScheme())
                && registry.getHost().equalsIgnoreCase(uri.getHost())
                && port(registry) == port(uri);
    }

    private static int port(URI uri) {
        int usual = "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static HttpRequest.BodyPublisher publisher(InputStream content, long size) {
        return size == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> content), size);
    }

    /** A call that got no whole answer. */
    static RegistryException broken(Call call, URI uri, IOException failure) {
        String action = "cannot " + call.action() + ": ";
        String host = uri.getAuthority();
        Optional<ImageFormatException> wrong = caused(failure, ImageFormatException.class);
        if (wrong.isPresent()) {
            return new RegistryException(
                    action + "what is to be sent is not what its name says: "
                            + PlainText.oneLine(wrong.get().getMessage()),
                    false,
                    failure);
        }
        if (caused(failure, UnresolvedAddressException.class).isPresent()) {
            return new RegistryException(action + "no host is called " + host + "; check the name", false, failure);
        }
        if (caused(failure, SSLException.class).isPresent()) {
            return new RegistryException(
                    action + host + " does not speak TLS as it should (" + words(failure)
                            + "); check its certificate, or " + "ask for plain http if that is meant",
                    false,
                    failure);
        }
        String what = failure instanceof ConnectException
                ? host + " does not answer (" + words(failure) + "); check that it is up and can be reached from here"
                : "the connection to " + host + " broke (" + words(failure) + ")";
        return new RegistryException(action + what, true, failure);
    }

    private static <T extends Throwable> Optional<T> caused(@Nullable Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String words(Throwable failure) {
        // the JDK's client says no more than this when nobody listens at the port
        if (failure instanceof ConnectException && failure.getCause() instanceof ClosedChannelException) {
            return "connection refused";
        }
        String message = PlainText.oneLine(failure.getMessage());
        if (!message.isEmpty()) {
            return message;
        }
        return failure.getCause() == null ? failure.getClass().getSimpleName() : words(failure.getCause());
    }
}
