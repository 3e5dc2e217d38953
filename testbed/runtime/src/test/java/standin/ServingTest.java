package standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sound carbon application gets from the stand-in. */
class ServingTest {
    private static final String JSON = "application/json";

    @TempDir
    static Path home;

    private static HttpServer backend;
    private static RunningServer server;

    @BeforeAll
    static void startServer() throws IOException {
        backend = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        backend.createContext("/titles/", exchange -> {
            byte[] titles = ("{\"titles\": [\"" + exchange.getRequestURI().getRawPath() + "\", \"Emma & <co>\"]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", JSON);
            exchange.sendResponseHeaders(200, titles.length);
            exchange.getResponseBody().write(titles);
            exchange.close();
        });
        backend.start();
        for (String folder : new String[] {"returns", "returned", "refused"}) {
            Files.createDirectories(home.resolve(folder));
        }
        library().write(RunningServer.carbonApps(home).resolve("library_1.0.0.car"));
        server = new RunningServer(home).awaitStarted();
    }

    private static CarZip library() {
        String info = "<resources><item><file>motto.txt</file><path>/_system/governance/library</path>"
                + "<mediaType>text/plain</mediaType></item></resources>";
        return new CarZip("library")
                .with("synapse/api", "Library", "library.xml")
                .with("synapse/endpoint", "LibraryBackend", "backend.xml", replaced("backend.xml"))
                .with("synapse/sequence", "LibraryFault", "fault.xml")
                .with("synapse/local-entry", "LibraryHours", "hours.xml")
                .with("synapse/proxy-service", "Fines", "proxy.xml")
                .with("synapse/task", "Reminder", "task.xml")
                .with("synapse/sequence", "Remind", "remind.xml")
                .with("synapse/inbound-endpoint", "Returns", "inbound.xml", replaced("inbound.xml"))
                .with("synapse/sequence", "TakeBack", "takeback.xml")
                .with("synapse/sequence", "LogFault", "logfault.xml")
                .with("lib/synapse/mediator", "shout", "shout.jar", CarZip.jarOf(Shout.class))
                .with("registry/resource", "motto", "registry-info.xml", info.getBytes(StandardCharsets.UTF_8))
                .entry("motto_1.0.0/resources/motto.txt", "read \"more\"");
    }

    private static byte[] replaced(String payload) {
        return new String(CarZip.resource(payload), StandardCharsets.UTF_8)
                .replace("@PORT@", Integer.toString(backend.getAddress().getPort()))
                .replace("@HOME@", home.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stopServer() {
        server.close();
        backend.stop(0);
    }

    @Test
    void shouldFillUriVariablesWhenTemplateMatches() {
        HttpResponse<String> answer = server.get("/library/books/978%2D3");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type)
                .startsWith(JSON));
        assertThat(answer.body()).isEqualTo("{\"isbn\": \"978-3\"}");
        assertThat(server.get("/library/books/1?shelf=b%20c").body())
                .isEqualTo("{\"isbn\": \"1\", \"shelf\": \"b c\"}");
    }

    @Test
    void shouldTakeTheResourceDefinedFirstWhenTwoMatch() {
        assertThat(server.get("/library/books/newest").body()).isEqualTo("{\"book\": \"newest\"}");
    }

    @Test
    void shouldAnswerNotFoundWhenNoResourceAndNoApiMatches() {
        assertThat(server.get("/library/none/at/all").statusCode()).isEqualTo(404);
        assertThat(server.get("/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldReadJsonInFilterSwitchAndPayload() {
        HttpResponse<String> film = server.post("/library/loans", JSON,
                "{\"reader\": {\"name\": \"A \\\"B\\\"\"}, \"days\": 2, \"kind of\": \"film\"}");
        HttpResponse<String> tooLong = server.post("/library/loans", JSON, "{\"days\": 31}");

        assertThat(film.body()).isEqualTo("{\"reader\": \"A \\\"B\\\"\", \"desk\": \"two\"}");
        assertThat(film.headers().firstValue("X-Desk")).contains("two");
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).isEqualTo("{\"error\": \"too long\", \"asked\": {\"days\":31}}");
    }

    @Test
    void shouldSeeLocalEntryRegistryAndClassMediator() {
        assertThat(server.get("/library/opening").body())
                .isEqualTo("{\"hours\": \"9 to 5\", \"motto\": \"read \\\"more\\\"\", \"sign\": \"quiet!\"}");
    }

    @Test
    void shouldGoThroughOutSequenceWhenLoopedBack() {
        assertThat(server.get("/library/again").body()).isEqualTo("first in, then out");
    }

    @Test
    void shouldGoOnWithTheAnswerWhenEndpointWasCalled() {
        HttpResponse<String> answer = server.get("/library/remote/a%20b");

        assertThat(answer.body()).isEqualTo("<title>Emma &amp; &lt;co></title>");
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type)
                .startsWith("application/xml"));
    }

    @Test
    void shouldMediateTheAnswerWhenMessageWasSent() {
        assertThat(server.get("/library/sent/a%20b").body()).isEqualTo("{\"first\": \"/titles/a%20b\"}");
    }

    @Test
    void shouldRunFaultSequenceWhenCallFails() {
        HttpResponse<String> answer = server.get("/library/unreachable");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\": \"101503\"", "cannot call http://127.0.0.1:1/");
        assertThat(server.get("/library/unhandled").statusCode()).isEqualTo(500);
    }

    @Test
    void shouldServeProxyWhenAskedInXml() {
        HttpResponse<String> answer = server.post("/services/Fines", "application/xml", "<loan><days>4</days></loan>");

        assertThat(answer.body()).isEqualTo("<owed>8.0</owed>");
        assertThat(server.internal("/metric-service/metrics").body())
                .contains("wso2_integration_proxy_request_count_total{service_name=\"Fines\",service_type=\"proxy\",}");
    }

    @Test
    void shouldRunTaskOnItsInterval() {
        RunningServer.await("the task has run", () -> server.log().contains("reminder = bring it back"));
    }

    @Test
    void shouldMoveEachFileAfterItsSequence() throws IOException {
        Files.writeString(home.resolve("returns/ignored.txt"), "no JSON");
        Files.writeString(home.resolve("returns/good.json"), "{\"isbn\": \"42\"}");
        Files.writeString(home.resolve("returns/bad.json"), "{\"isbn\" 42");

        RunningServer.await(
                "both files are moved",
                () -> Files.exists(home.resolve("returned/good.json"))
                        && Files.exists(home.resolve("refused/bad.json")));
        assertThat(home.resolve("returns/ignored.txt")).exists();
        assertThat(server.log()).contains("returned = 42, file = good.json", "refused = ");
        assertThat(server.internal("/metric-service/metrics").body()).contains(
                "wso2_integration_inbound_endpoint_request_count_error_total{service_name=\"Returns\","
                        + "service_type=\"inbound-endpoint\",} 1.0");
    }

    @Test
    void shouldCountRequestsAndFaultsByApi() {
        double requests = sample("wso2_integration_api_request_count_total");
        double errors = sample("wso2_integration_api_request_count_error_total");
        double timed = sample("wso2_integration_api_latency_seconds_count");
        server.get("/library/again");
        server.get("/library/unhandled");

        assertThat(sample("wso2_integration_api_request_count_total")).isEqualTo(requests + 2);
        assertThat(sample("wso2_integration_api_request_count_error_total")).isEqualTo(errors + 1);
        RunningServer.await(
                "the good one is timed",
                () -> sample("wso2_integration_api_latency_seconds_count") == timed + 1);
    }

    private static double sample(String metric) {
        return server.internal("/metric-service/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + "{service_name=\"Library\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldSayReadyInTheWordsOfMi() {
        HttpResponse<String> ready = server.internal("/healthz");
        JsonObject body = JsonParser.parseString(ready.body()).getAsJsonObject();

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(body.keySet()).containsExactly("version", "update_level", "status");
        assertThat(body.get("status").getAsString()).isEqualTo("ready");
        assertThat(server.internal("/liveness").body()).isEqualTo("{\"server\":\"started\"}");
        assertThat(server.log()).contains("Successfully Deployed Carbon Application : library_1.0.0{super-tenant}");
        assertThat(server.internal("/other").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldListApplicationsOnlyWithToken() {
        TrustingClient client = new TrustingClient("https://localhost:" + server.internalHttps + "/management");

        assertThat(client.get("/login", client.basic("admin", "wrong")).statusCode()).isEqualTo(401);
        assertThat(client.get("/applications", "Bearer guessed").statusCode()).isEqualTo(401);
        String login = client.get("/login", client.basic("admin", "admin")).body();
        String token = JsonParser.parseString(login).getAsJsonObject().get("AccessToken").getAsString();
        JsonObject list = JsonParser.parseString(client.get("/applications", "Bearer " + token).body())
                .getAsJsonObject();

        assertThat(list.get("totalCount").getAsInt()).isEqualTo(1);
        assertThat(list.get("activeCount").getAsInt()).isEqualTo(1);
        assertThat(list.get("faultyCount").getAsInt()).isZero();
        JsonObject library = list.getAsJsonArray("activeList").get(0).getAsJsonObject();
        assertThat(library.get("name").getAsString()).isEqualTo("library");
        assertThat(library.get("version").getAsString()).isEqualTo("1.0.0");
        JsonArray artifacts = library.getAsJsonArray("artifacts");
        assertThat(artifacts.toString()).contains("{\"name\":\"Library\",\"type\":\"api\"}");
    }

    @Test
    void shouldTellOfArtifactsAndChangeThem() {
        TrustingClient client = new TrustingClient("https://localhost:" + server.internalHttps + "/management");
        String login = client.get("/login", client.basic("admin", "admin")).body();
        String token = "Bearer "
                + JsonParser.parseString(login).getAsJsonObject().get("AccessToken").getAsString();

        assertThat(client.get("/apis", "").statusCode()).isEqualTo(401);
        assertThat(client.get("/apis", token).body()).contains("\"count\":1", "\"name\":\"Library\"");
        assertThat(client.get("/tasks", token).body()).contains("Reminder");
        assertThat(client.get("/sequences", token).body()).contains("TakeBack");
        assertThat(client.get("/local-entries", token).body()).contains("LibraryHours");
        assertThat(client.get("/proxy-services?proxyServiceName=Fines", token).body()).contains("\"isRunning\":true");
        assertThat(client.get("/proxy-services?proxyServiceName=Gone", token).statusCode()).isEqualTo(404);

        String off = "{\"name\":\"LibraryBackend\",\"status\":\"inactive\"}";
        assertThat(client.send("POST", "/endpoints", token, off).body()).contains("is switched Off");
        assertThat(client.get("/endpoints", token).body()).contains("\"isActive\":false");
        String on = off.replace("inactive", "active");
        assertThat(client.send("POST", "/endpoints", token, on).statusCode()).isEqualTo(200);
        String debug = "{\"loggerName\":\"synapse\",\"loggingLevel\":\"DEBUG\"}";
        assertThat(client.send("PATCH", "/logging", token, debug).statusCode()).isEqualTo(200);
        assertThat(client.get("/logging?loggerName=synapse", token).body()).contains("\"level\":\"DEBUG\"");
        client.send("PATCH", "/logging", token, debug.replace("DEBUG", "INFO"));

        assertThat(client.get("/logout", token).statusCode()).isEqualTo(200);
        assertThat(client.get("/server", token).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldServeTheSameOverTls() {
        TrustingClient client = new TrustingClient("https://localhost:" + server.https);

        assertThat(client.get("/library/books/7", "").body()).isEqualTo("{\"isbn\": \"7\"}");
    }
}
