package io.jenkins.plugins.wso2mi.jenkins.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Chromium without a screen, driven by the WebDriver protocol (W3C WebDriver, 2018). Debian's packages chromium
 * and chromium-driver are installed if they are missing and this runs as root.
 */
final class Browser implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI session;

    private Browser(Process driver, URI server, Path profile) throws Exception {
        this.driver = driver;
        JsonNode begun = send("POST", server.resolve("/session"), capabilities(profile));
        this.session = server.resolve("/session/" + begun.path("sessionId").asText() + "/");
    }

    /** Opens one of a size, with an empty profile in a folder. */
    static Browser open(Path profile, int width, int height) throws Exception {
        requirePackages();
        Process driver = new ProcessBuilder("chromedriver", "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            Browser browser = new Browser(driver, URI.create("http://127.0.0.1:" + port(driver)), profile);
            browser.call("POST", "window/rect", Map.of("width", width, "height", height));
            return browser;
        } catch (Exception | AssertionError e) {
            driver.destroy();
            throw e;
        }
    }

    void go(Object address) throws Exception {
        call("POST", "url", Map.of("url", address.toString()));
    }

    /** Runs a script in the page and gives what it returns. */
    JsonNode run(String script, Object... arguments) throws Exception {
        return call("POST", "execute/sync", Map.of("script", script, "args", arguments));
    }

    /** Waits until a script returns true; what it asks for may not be there yet. */
    void await(String script, Object... arguments) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!run("try { return Boolean(" + script + ") } catch (e) { return false }", arguments)
                .asBoolean()) {
            if (System.nanoTime() > end) {
                String shown = run("return document.body.innerText").asText();
                throw new AssertionError("still not so after 30 s: " + script + "\n" + shown);
            }
            Thread.sleep(100);
        }
    }

    /** Shows pages as on a screen or on paper ({@code screen}, {@code print}), and in light or dark colours. */
    void emulate(String media, String colours) throws Exception {
        Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", colours);
        Map<String, Object> wanted = Map.of("media", media, "features", List.of(feature));
        call("POST", "goog/cdp/execute", Map.of("cmd", "Emulation.setEmulatedMedia", "params", wanted));
    }

    void pressTab() throws Exception {
        press(TAB);
    }

    void pressEnter() throws Exception {
        press(ENTER);
    }

    /** What the console has, the messages of the content security policy among it; each is told once. */
    List<String> console() throws Exception {
        List<String> told = new ArrayList<>();
        call("POST", "se/log", Map.of("type", "browser"))
                .forEach(entry -> told.add(entry.path("level").asText() + " "
                        + entry.path("message").asText()));
        return told;
    }

    /** Takes a picture of the part of the page that the window shows. */
    void shoot(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(
                file, Base64.getDecoder().decode(call("GET", "screenshot", null).asText()));
    }

    @Override
    public void close() throws Exception {
        try {
            call("DELETE", "", null);
        } finally {
            driver.destroy();
            driver.waitFor();
        }
    }

    private void press(String key) throws Exception {
        call(
                "POST",
                "actions",
                Map.of(
                        "actions",
                        List.of(Map.of(
                                "type",
                                "key",
                                "id",
                                "keyboard",
                                "actions",
                                List.of(
                                        Map.of("type", "keyDown", "value", key),
                                        Map.of("type", "keyUp", "value", key))))));
    }

    private JsonNode call(String method, String command, Object body) throws Exception {
        String address = session.toString();
        URI uri = command.isEmpty() ? URI.create(address.substring(0, address.length() - 1)) : session.resolve(command);
        return send(method, uri, body);
    }

    private JsonNode send(String method, URI uri, Object body) throws Exception {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, publisher)
                .header("Content-Type", "application/json; charset=utf-8")
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode value = JSON.readTree(answer.body()).path("value");
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    method + " " + uri + ": " + value.path("message").asText());
        }
        return value;
    }

    private static Map<String, Object> capabilities(Path profile) {
        List<String> arguments = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en",
                "--user-data-dir=" + profile.toAbsolutePath());
        return Map.of(
                "capabilities",
                Map.of(
                        "alwaysMatch",
                        Map.of(
                                "goog:chromeOptions", Map.of("args", arguments),
                                "goog:loggingPrefs", Map.of("browser", "ALL"))));
    }

    private static int port(Process driver) throws IOException {
        BufferedReader out = driver.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher found = PORT.matcher(line);
            if (found.find()) {
                return Integer.parseInt(found.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException("chromedriver did not start: " + said);
    }

    private static void requirePackages() throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromedriver")));
        if (!there) {
            String install = "apt-get install -y -q --no-install-recommends --no-remove chromium chromium-driver";
            Process apt = new ProcessBuilder("sh", "-c", install + " || { apt-get update -q && " + install + "; }")
                    .inheritIO()
                    .start();
            if (apt.waitFor() != 0) {
                throw new AssertionError("install the Debian packages chromium and chromium-driver");
            }
        }
    }
}
