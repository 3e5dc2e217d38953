package io.jenkins.plugins.wso2mi.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Goes through the common verbs against an API server that is played in this process, so that the JVM can write down
 * the classes that they need ({@code -XX:ArchiveClassesAtExit}, which the launcher {@code mictl} asks for). Nothing
 * leaves this machine, and no cluster or registry is touched.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Arguments: a folder that it may fill, and the project's examples. */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        try (PlayedApi api = new PlayedApi()) {
            for (List<String> verb : verbs(api.port(), Path.of(arguments[0]), Path.of(arguments[1]))) {
                // what goes wrong in one is no matter: its classes are known by then
                Mictl.commandLine().execute(verb.toArray(String[]::new));
            }
            greet(api.port());
        }
        System.exit(0);
    }

    /** What is gone through at an API server on a port of this machine. */
    static List<List<String>> verbs(int port, Path folder, Path examples) throws IOException {
        String manifest = Files.writeString(folder.resolve("web.yaml"), PlayedRelease.MANIFEST)
                .toString();
        String kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: played
                clusters: [{name: played, cluster: {server: "http://127.0.0.1:PORT"}}]
                users: [{name: me, user: {}}]
                contexts: [{name: played, context: {cluster: played, user: me, namespace: shop}}]
                """.replace("PORT", String.valueOf(port)))
                .toString();
        String clinic = examples.resolve("clinic").toString();
        String cars = folder.resolve("cars").toString();
        return List.of(
                List.of("--version"),
                List.of("deploy", "--help"),
                List.of("deploy", "-f", manifest, "--kubeconfig", kubeconfig, "--output", "json", "--timeout", "30s"),
                List.of("status", "web", "--kubeconfig", kubeconfig),
                List.of("car", "build", clinic, "--builder", "native", "--out", cars),
                List.of("car", "show", cars + "/common_1.0.0.car"));
    }

    /** The beginning of TLS; the other side understands none. */
    private static void greet(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            // as expected
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
