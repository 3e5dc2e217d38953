package io.jenkins.plugins.wso2mi.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Requests of the cast of a test at a control plane: plain JSON, no client library, nothing tried twice. */
public final class ApiRequests {
    private final ControlPlane plane;
    private final HttpClient client;

    public ApiRequests(ControlPlane plane) throws IOException {
        this.plane = plane;
        this.client = HttpClient.newBuilder()
                .sslContext(trusting(plane))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** A TLS context that trusts a control plane and nobody else. */
    static SSLContext trusting(ControlPlane plane) throws IOException {
        try (InputStream in = Files.newInputStream(plane.certificate())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("c" + number++, one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Asks, and waits for the answer. */
    public HttpResponse<String> send(String method, String path, String json) throws IOException {
        try {
            return client.send(request(method, path, json), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Asks, and does not wait. */
    public CompletableFuture<HttpResponse<String>> later(String method, String path, String json) {
        return client.sendAsync(request(method, path, json), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String json) {
        return HttpRequest.newBuilder(URI.create(plane.address() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + plane.observer())
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
    }
}
