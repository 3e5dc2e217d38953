package standin.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.synapse.Startup;
import org.apache.synapse.config.Entry;
import org.apache.synapse.config.SynapseConfiguration;
import org.apache.synapse.core.axis2.ProxyService;
import org.apache.synapse.endpoints.Endpoint;
import org.apache.synapse.mediators.base.SequenceMediator;
import org.apache.synapse.rest.API;

/** What MI's management API tells of the artifacts in Synapse, and what it changes of them. */
final class Artifacts {
    private static final int ENDPOINT_ACTIVE = 1;

    private final SynapseConfiguration synapse;
    private final int port;
    /** Names of artifacts that are traced, each after its kind; nothing is traced really. */
    private final Set<String> traced = ConcurrentHashMap.newKeySet();

    Artifacts(SynapseConfiguration synapse, int port) {
        this.synapse = synapse;
        this.port = port;
    }

    Answer apis(String name) {
        return answer(synapse.getAPIs(), API::getName, this::api, name);
    }

    Answer proxies(String name) {
        return answer(synapse.getProxyServices(), ProxyService::getName, proxy -> proxy(proxy, name != null), name);
    }

    Answer endpoints(String name) {
        return answer(synapse.getDefinedEndpoints().values(), Endpoint::getName, this::endpoint, name);
    }

    Answer sequences(String name) {
        return answer(synapse.getDefinedSequences().values(), SequenceMediator::getName, this::sequence, name);
    }

    Answer tasks(String name) {
        return answer(synapse.getStartups(), Startup::getName, task -> named(task.getName()), name);
    }

    Answer localEntries(String name) {
        Map<?, ?> known = synapse.getLocalRegistry();
        Collection<Entry> entries = known.values().stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .filter(entry -> !entry.getKey().startsWith("SERVER_"))
                .toList();
        return answer(entries, Entry::getKey, entry -> entry(entry, name != null), name);
    }

    /** Starts or stops a proxy service, or traces it. */
    Answer changeProxy(JsonObject wish) {
        ProxyService proxy = synapse.getProxyService(text(wish, "name"));
        if (proxy == null) {
            return Answer.error(404, "Proxy service could not be found");
        }
        switch (text(wish, "status").toLowerCase(Locale.ROOT)) {
            case "active":
                proxy.start(synapse);
                return Answer.message("Message", "Proxy service " + proxy.getName() + " started successfully");
            case "inactive":
                proxy.stop(synapse);
                return Answer.message("Message", "Proxy service " + proxy.getName() + " stopped successfully");
            default:
                return trace("proxy", proxy.getName(), wish);
        }
    }

    /** Switches an endpoint on or off, or traces it. */
    Answer changeEndpoint(JsonObject wish) {
        Endpoint endpoint = synapse.getDefinedEndpoints().get(text(wish, "name"));
        if (endpoint == null) {
            return Answer.error(404, "Endpoint does not exist");
        }
        switch (text(wish, "status").toLowerCase(Locale.ROOT)) {
            case "active":
                endpoint.getContext().switchOn();
                return Answer.message("Message", endpoint.getName() + " is switched On");
            case "inactive":
                endpoint.getContext().switchOff();
                return Answer.message("Message", endpoint.getName() + " is switched Off");
            default:
                return trace("endpoint", endpoint.getName(), wish);
        }
    }

    Answer changeApi(JsonObject wish) {
        String name = text(wish, "name");
        return synapse.getAPI(name) == null
                ? Answer.error(400, "Specified API ('" + name + "') not found")
                : trace("api", name, wish);
    }

    private Answer trace(String kind, String name, JsonObject wish) {
        switch (text(wish, "trace")) {
            case "enable":
                traced.add(kind + " " + name);
                return Answer.message("message", "Enabled tracing for ('" + name + "')");
            case "disable":
                traced.remove(kind + " " + name);
                return Answer.message("message", "Disabled tracing for ('" + name + "')");
            default:
                return Answer.error(400, "Invalid payload. Required parameter is missing.");
        }
    }

    private <T> Answer answer(Collection<T> all, Function<T, String> named, Function<T, JsonObject> json, String one) {
        if (one != null) {
            return all.stream()
                    .filter(artifact -> one.equals(named.apply(artifact)))
                    .findFirst()
                    .map(artifact -> Answer.json(200, json.apply(artifact)))
                    .orElse(Answer.empty(404));
        }
        JsonArray list = new JsonArray();
        all.forEach(artifact -> list.add(json.apply(artifact)));
        return Answer.list(list);
    }

    private JsonObject api(API api) {
        JsonObject json = named(api.getName());
        json.addProperty("url", "http://localhost:" + port + api.getContext());
        tracing(json, "api", api.getName());
        return json;
    }

    private JsonObject proxy(ProxyService proxy, boolean whole) {
        JsonObject json = named(proxy.getName());
        json.addProperty("wsdl1_1", "http://localhost:" + port + "/services/" + proxy.getName() + "?wsdl");
        if (whole) {
            tracing(json, "proxy", proxy.getName());
            json.addProperty("isRunning", proxy.isRunning());
        }
        return json;
    }

    private JsonObject endpoint(Endpoint endpoint) {
        JsonObject json = named(endpoint.getName());
        json.addProperty("type", endpoint.getClass().getSimpleName().toLowerCase(Locale.ROOT).replace("endpoint", ""));
        json.addProperty("isActive", endpoint.getContext().isState(ENDPOINT_ACTIVE));
        return json;
    }

    private JsonObject sequence(SequenceMediator sequence) {
        JsonObject json = named(sequence.getName());
        tracing(json, "sequence", sequence.getName());
        return json;
    }

    private JsonObject entry(Entry entry, boolean whole) {
        JsonObject json = named(entry.getKey());
        json.addProperty("type", entry.getType() == Entry.INLINE_XML ? "XML" : "Text");
        if (whole) {
            json.addProperty("value", String.valueOf(entry.getValue()));
        }
        return json;
    }

    private void tracing(JsonObject json, String kind, String name) {
        json.addProperty("tracing", traced.contains(kind + " " + name) ? "enabled" : "disabled");
    }

    private static JsonObject named(String name) {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        return json;
    }

    private static String text(JsonObject wish, String field) {
        return wish.has(field) ? wish.get(field).getAsString() : "";
    }
}
