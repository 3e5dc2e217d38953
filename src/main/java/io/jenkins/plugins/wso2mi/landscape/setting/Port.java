package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A port that the server listens on. */
public record Port(String name, Value<Integer> number) {
    /** Name of the port that answers probes and has the metrics. */
    public static final String MANAGEMENT = "management";

    static List<Port> read(Settings settings, ServerVersion version) {
        Map<String, Value<Integer>> ports = new LinkedHashMap<>();
        ports.put("http", Value.standard(8290));
        ports.put("https", Value.standard(8253));
        for (Placed key : settings.section().keys()) {
            settings.checked(key, Grammar.PORT)
                    .flatMap(name -> settings.number(name.get(), 1, 65_535))
                    .ifPresent(number -> ports.put(key.text(), number));
        }
        if (version.answersHealth()) {
            ports.putIfAbsent(MANAGEMENT, Value.standard(9201, "health and metrics"));
        }
        Map<Integer, String> seen = new LinkedHashMap<>();
        List<Port> all = new ArrayList<>();
        ports.forEach((name, number) -> {
            String other = seen.putIfAbsent(number.get(), name);
            if (other != null) {
                settings.refuse(
                        settings.has(name) ? name : other,
                        "ports '" + other + "' and '" + name + "' are both " + number.get(),
                        "give each a number of its own");
            }
            all.add(new Port(name, number));
        });
        return List.copyOf(all);
    }
}
