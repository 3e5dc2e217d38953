package standin.mediation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.axiom.om.OMElement;
import org.apache.axis2.Constants;
import org.apache.synapse.MessageContext;
import org.apache.synapse.transport.nhttp.NhttpConstants;

/**
 * One request of a call mediator.
 *
 * @param method HTTP method
 * @param url where to
 * @param timeoutMillis 0 for the preset of 30 seconds
 */
record HttpExchange(String method, String url, long timeoutMillis) {
    private static final String HEADERS = org.apache.axis2.context.MessageContext.TRANSPORT_HEADERS;
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "accept-encoding", "connection", "content-length", "content-type", "expect", "host", "http2-settings",
            "keep-alive", "transfer-encoding", "upgrade");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE", "HEAD", "OPTIONS");

    /** Made at the first call: a server that never calls should not pay for it. */
    private static final class Client {
        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Sends the message and puts the answer's status, headers and body in its place. */
    void run(MessageContext message) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = Client.INSTANCE.send(request(message), HttpResponse.BodyHandlers.ofByteArray());
        Body.set(message, answer.body(), answer.headers().firstValue("Content-Type").orElse(Body.TEXT));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, values) -> {
            if (isOfTheMessage(name)) {
                headers.put(name, values.get(0));
            }
        });
        Body.axis2(message).setProperty(HEADERS, headers);
        Body.axis2(message).setProperty(NhttpConstants.HTTP_SC, answer.statusCode());
    }

    private HttpRequest request(MessageContext message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofMillis(timeoutMillis > 0 ? timeoutMillis : 30_000));
        if (Body.axis2(message).getProperty(HEADERS) instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> {
                if (isOfTheMessage(name.toString()) && value != null) {
                    request.setHeader(name.toString(), value.toString());
                }
            });
        }
        OMElement body = Body.element(message);
        if (body == null || WITHOUT_BODY.contains(method)) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        Object type = Body.axis2(message).getProperty(Constants.Configuration.MESSAGE_TYPE);
        boolean json = String.valueOf(type).contains("json");
        boolean text = json || Body.isText(body);
        request.header("Content-Type", json ? Body.JSON : text ? Body.TEXT : Body.XML);
        return request.method(method, BodyPublishers.ofString(text ? Body.text(body) : body.toString()))
                .build();
    }

    private static boolean isOfTheMessage(String header) {
        return !header.startsWith(":") && !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
