package standin.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import standin.car.Car;
import standin.car.Deployments;

/** The probes, with the paths, keys and status codes of MI 4.4. */
public final class Health {
    static final String VERSION = "4.4.0-synapse-standin";

    private final Deployments deployments;

    /**
     * @param deployments what was deployed
     */
    public Health(Deployments deployments) {
        this.deployments = deployments;
    }

    /** 200, or 500 with the file names of the faulty CARs. */
    Answer readiness(HttpExchange exchange) {
        JsonObject body = new JsonObject();
        body.addProperty("version", VERSION);
        body.addProperty("update_level", "0");
        JsonArray faulty = new JsonArray();
        deployments.faulty().stream().map(Car::file).forEach(faulty::add);
        if (faulty.isEmpty()) {
            body.addProperty("status", "ready");
            return Answer.json(200, body);
        }
        body.addProperty("status", "not ready, faulty CAPPs detected");
        body.add("Faulty CAPPs", faulty);
        return Answer.json(500, body);
    }

    /** Always 200, whatever is faulty. */
    Answer liveness(HttpExchange exchange) {
        JsonObject body = new JsonObject();
        body.addProperty("server", "started");
        return Answer.json(200, body);
    }
}
