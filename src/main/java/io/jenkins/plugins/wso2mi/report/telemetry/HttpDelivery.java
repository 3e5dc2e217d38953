package io.jenkins.plugins.wso2mi.report.telemetry;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/**
 * Sends a text by HTTP, through the proxies of this machine, and once only: a release does not wait for who looks at
 * it. TLS is verified; no redirect is followed, so that a login goes nowhere else.
 *
 * @param method {@code POST} or {@code PUT}
 * @param headers may hold secrets, and are never told
 */
record HttpDelivery(String method, URI address, Map<String, String> headers, Duration timeout) {
    private static final int MOST_QUOTED = 200;

    HttpDelivery {
        headers = Map.copyOf(headers);
    }

    /** An address without user, query and fragment, which may hold secrets. */
    static String words(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }

    /**
     * Sends it.
     *
     * @return what was answered with a status from 200 to 299
     * @throws IOException if there is no such answer; the message is for people, without a secret
     */
    String send(String contentType, String body) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("User-Agent", "wso2-mi")
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new IOException("no answer within " + timeout.toMillis() + " ms", e);
        } catch (ConnectException e) {
            String why = PlainText.oneLine(e.getMessage());
            throw new IOException(why.isEmpty() ? "connection refused, or no such host" : why, e);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("answered " + answer.statusCode() + quoted(answer.body()));
        }
        return answer.body() == null ? "" : answer.body();
    }

    private static String quoted(String body) {
        String line = PlainText.oneLine(body);
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(MOST_QUOTED, line.length()));
    }
}
