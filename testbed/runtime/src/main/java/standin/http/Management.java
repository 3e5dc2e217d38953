package standin.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.synapse.config.SynapseConfiguration;
import standin.Settings.Admin;
import standin.car.Artifact;
import standin.car.Car;
import standin.car.Deployments;

/** A part of MI's management API: logins, applications, artifacts, loggers, the server. */
public final class Management {
    private static final long TOKEN_LIFE_MILLIS = 3_600_000;
    private static final int MOST_TOKENS = 200;
    private static final int MOST_BYTES = 64_000;

    private final Deployments deployments;
    private final Artifacts artifacts;
    private final Loggers loggers = new Loggers();
    private final byte[] basic;
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * @param deployments what was deployed
     * @param synapse the running artifacts
     * @param port where APIs and proxies are served
     * @param admin who may log in
     */
    public Management(Deployments deployments, SynapseConfiguration synapse, int port, Admin admin) {
        this.deployments = deployments;
        this.artifacts = new Artifacts(synapse, port);
        String pair = admin.user() + ":" + admin.password();
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        this.basic = ("Basic " + encoded).getBytes(StandardCharsets.UTF_8);
    }

    /** Answers by the path below {@code /management/}; each but the login wants a token. */
    Map<String, Function<HttpExchange, Answer>> routes() {
        Map<String, Function<HttpExchange, Answer>> routes = new HashMap<>();
        routes.put("login", this::login);
        routes.put("logout", reading(this::logout));
        routes.put("applications", reading(this::applications));
        routes.put("apis", both("apiName", artifacts::apis, artifacts::changeApi));
        routes.put("proxy-services", both("proxyServiceName", artifacts::proxies, artifacts::changeProxy));
        routes.put("endpoints", both("endpointName", artifacts::endpoints, artifacts::changeEndpoint));
        routes.put("sequences", both("sequenceName", artifacts::sequences, Management::unsupported));
        routes.put("tasks", both("taskName", artifacts::tasks, Management::unsupported));
        routes.put("local-entries", both("name", artifacts::localEntries, Management::unsupported));
        routes.put("logging", both("loggerName", loggers::get, loggers::set));
        routes.put("server", reading(exchange -> server()));
        return routes;
    }

    private Function<HttpExchange, Answer> reading(Function<HttpExchange, Answer> answer) {
        return exchange -> {
            if (!isKnown(exchange)) {
                return Answer.empty(401);
            }
            return exchange.getRequestMethod().equals("GET") ? answer.apply(exchange) : Answer.empty(405);
        };
    }

    /** Loggers are changed by PATCH, all else by POST; the difference is not looked at. */
    private Function<HttpExchange, Answer> both(
            String parameter, Function<String, Answer> read, Function<JsonObject, Answer> change) {
        return exchange -> {
            if (!isKnown(exchange)) {
                return Answer.empty(401);
            }
            return exchange.getRequestMethod().equals("GET")
                    ? read.apply(parameter(exchange, parameter))
                    : change.apply(wish(exchange));
        };
    }

    private static Answer unsupported(JsonObject wish) {
        return Answer.error(400, "not supported by the stand-in");
    }

    private static JsonObject wish(HttpExchange exchange) {
        try {
            String body = new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return JsonParser.parseString(body).getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return new JsonObject();
        }
    }

    private static String parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static Answer server() {
        JsonObject body = new JsonObject();
        body.addProperty("productName", "Synapse stand-in");
        body.addProperty("productVersion", Health.VERSION);
        body.addProperty("javaVersion", System.getProperty("java.version"));
        body.addProperty("osName", System.getProperty("os.name"));
        return Answer.json(200, body);
    }

    private Answer logout(HttpExchange exchange) {
        tokens.remove(authorization(exchange));
        return Answer.empty(200);
    }

    private boolean isKnown(HttpExchange exchange) {
        Long expiry = tokens.get(authorization(exchange));
        return expiry != null && expiry >= System.currentTimeMillis();
    }

    /** Exchanges basic credentials for a token that is good for an hour. */
    Answer login(HttpExchange exchange) {
        if (!MessageDigest.isEqual(basic, authorization(exchange).getBytes(StandardCharsets.UTF_8))) {
            return Answer.empty(401);
        }
        long now = System.currentTimeMillis();
        tokens.values().removeIf(expiry -> expiry < now);
        if (tokens.size() >= MOST_TOKENS) {
            return Answer.empty(500);
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        tokens.put("Bearer " + token, now + TOKEN_LIFE_MILLIS);
        JsonObject body = new JsonObject();
        body.addProperty("AccessToken", token);
        return Answer.json(200, body);
    }

    /** All applications, active and faulty. */
    Answer applications(HttpExchange exchange) {
        List<Car> active = deployments.active();
        List<Car> faulty = deployments.faulty();
        JsonObject body = new JsonObject();
        body.addProperty("totalCount", active.size() + faulty.size());
        body.addProperty("activeCount", active.size());
        body.add("activeList", list(active));
        body.addProperty("faultyCount", faulty.size());
        body.add("faultyList", list(faulty));
        return Answer.json(200, body);
    }

    private static JsonArray list(List<Car> cars) {
        JsonArray list = new JsonArray();
        for (Car car : cars) {
            JsonObject application = new JsonObject();
            application.addProperty("name", car.name());
            application.addProperty("version", car.version());
            JsonArray artifacts = new JsonArray();
            car.artifacts().forEach(artifact -> artifacts.add(json(artifact)));
            application.add("artifacts", artifacts);
            list.add(application);
        }
        return list;
    }

    private static JsonObject json(Artifact artifact) {
        JsonObject json = new JsonObject();
        json.addProperty("name", artifact.name());
        json.addProperty("type", artifact.shortType());
        return json;
    }

    private static String authorization(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header;
    }
}
