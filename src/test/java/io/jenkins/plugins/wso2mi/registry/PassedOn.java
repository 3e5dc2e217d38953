package io.jenkins.plugins.wso2mi.registry;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;

/** A request as a proxy passes it on: with all its headers but those of the connection. */
public final class PassedOn {
    private static final Set<String> LEFT_OUT =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "transfer-encoding");

    private PassedOn() {}

    /**
     * Makes it.
     *
     * @param upstream the address of the server behind the proxy, without a path
     * @param body what was read of the exchange
     */
    public static HttpRequest to(String upstream, HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(upstream + exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }
}
