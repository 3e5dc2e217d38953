package standin.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import standin.Settings.Admin;
import standin.car.Artifact;
import standin.car.Car;
import standin.car.Deployments;

/** The part of MI's management API that tells which applications are active and which are faulty. */
public final class Management {
    private static final long TOKEN_LIFE_MILLIS = 3_600_000;
    private static final int MOST_TOKENS = 200;

    private final Deployments deployments;
    private final byte[] basic;
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * @param deployments what was deployed
     * @param admin who may log in
     */
    public Management(Deployments deployments, Admin admin) {
        this.deployments = deployments;
        String pair = admin.user() + ":" + admin.password();
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        this.basic = ("Basic " + encoded).getBytes(StandardCharsets.UTF_8);
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
        Long expiry = tokens.get(authorization(exchange));
        if (expiry == null || expiry < System.currentTimeMillis()) {
            return Answer.empty(401);
        }
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
