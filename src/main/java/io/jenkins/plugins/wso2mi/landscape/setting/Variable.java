package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A variable of the server's environment. */
public record Variable(String name, Source source) {
    private static final Map<String, String> OWN = Map.of(
            "JVM_MEM_OPTS", "write heap:, which is held against the memory limit",
            "JAVA_MEM_OPTS", "no script of Micro Integrator reads it: write heap:",
            "JAVA_OPTS", "write javaOptions:, to which metrics and logs add theirs");

    static List<Variable> read(Settings settings) {
        List<Variable> all = new ArrayList<>();
        for (Placed key : settings.section().keys()) {
            String own = OWN.get(key.text());
            if (own != null) {
                settings.problems().error(key.where(), "env does not set '" + key.text() + "'", own);
            } else if (settings.checked(key, Grammar.VARIABLE).isPresent()) {
                add(settings, key, all);
            }
        }
        return List.copyOf(all);
    }

    private static void add(Settings settings, Placed key, List<Variable> all) {
        if (settings.section().isSection(key.text())) {
            Source.reference(settings.below(key.text())).ifPresent(one -> all.add(new Variable(key.text(), one)));
        } else {
            settings.text(key.text()).ifPresent(one -> all.add(new Variable(key.text(), new Source.Text(one))));
        }
    }
}
