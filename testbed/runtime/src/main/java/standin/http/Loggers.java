package standin.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Loggers as the management API's {@code /logging} shows and sets them, by MI's words for levels. */
final class Loggers {
    private static final String ROOT = "rootLogger";
    private static final Map<String, Level> LEVELS = Map.of(
            "OFF", Level.OFF,
            "FATAL", Level.SEVERE,
            "ERROR", Level.SEVERE,
            "WARN", Level.WARNING,
            "INFO", Level.INFO,
            "DEBUG", Level.FINE,
            "TRACE", Level.FINEST);

    /** Names and what they are loggers of; held, for java.util.logging keeps only weak references to loggers. */
    private final Map<String, Logger> loggers = new TreeMap<>();
    private final Map<String, String> levels = new TreeMap<>();

    Loggers() {
        add(ROOT, "", "INFO");
        add("synapse", "org.apache.synapse", "INFO");
        add("standin", "standin", "INFO");
    }

    private void add(String name, String component, String level) {
        loggers.put(name, Logger.getLogger(component));
        levels.put(name, level);
    }

    synchronized Answer get(String name) {
        if (name != null) {
            return loggers.containsKey(name)
                    ? Answer.json(200, json(name))
                    : Answer.error(400, "Logger name ('" + name + "') not found");
        }
        JsonArray list = new JsonArray();
        loggers.keySet().forEach(logger -> list.add(json(logger)));
        return Answer.list(list);
    }

    synchronized Answer set(JsonObject wish) {
        String level = wish.has("loggingLevel") ? wish.get("loggingLevel").getAsString() : "";
        String name = wish.has("loggerName") ? wish.get("loggerName").getAsString() : "";
        Level known = LEVELS.get(level.toUpperCase(Locale.ROOT));
        if (known == null) {
            return Answer.error(400, "Invalid log level " + level);
        }
        if (wish.has("loggerClass") && !loggers.containsKey(name)) {
            add(name, wish.get("loggerClass").getAsString(), level);
        }
        Logger logger = loggers.get(name);
        if (logger == null) {
            return Answer.error(400, "Specified logger ('" + name + "') not found");
        }
        logger.setLevel(known);
        levels.put(name, level);
        return Answer.message("message", "Successfully added logger for ('" + name + "') with level " + level);
    }

    private JsonObject json(String name) {
        JsonObject json = new JsonObject();
        json.addProperty("loggerName", name);
        json.addProperty("componentName", loggers.get(name).getName());
        json.addProperty("level", levels.get(name));
        return json;
    }
}
