package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Source;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import io.jenkins.plugins.wso2mi.landscape.setting.Variable;
import io.jenkins.plugins.wso2mi.release.completion.Heap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The variables of the server's environment. */
final class EnvironmentFields {
    private EnvironmentFields() {}

    static List<Fields> of(UnitSettings unit) {
        List<Fields> all = new ArrayList<>();
        all.add(new Fields()
                .fix("name", Heap.VARIABLE)
                .put("value", unit.server().resources().heap()));
        List<Value<String>> options = new ArrayList<>();
        if (unit.metrics().prometheus().get()) {
            options.add(unit.metrics().prometheus().map(one -> "-DenablePrometheusApi=true"));
        }
        if (unit.logs().correlation().get()) {
            options.add(unit.logs().correlation().map(one -> "-DenableCorrelationLogs=true"));
        }
        options.addAll(unit.server().javaOptions());
        if (!options.isEmpty()) {
            all.add(new Fields().fix("name", "JAVA_OPTS").put("value", joined(options)));
        }
        unit.server().environment().forEach(one -> all.add(variable(one)));
        return all;
    }

    private static Value<String> joined(List<Value<String>> options) {
        return new Value<>(
                options.stream().map(Value::get).collect(Collectors.joining(" ")),
                options.stream().map(Value::origin).distinct().collect(Collectors.joining(", ")));
    }

    private static Fields variable(Variable variable) {
        Fields fields = new Fields().fix("name", variable.name());
        Source source = variable.source();
        if (source instanceof Source.Text text) {
            return fields.put("value", text.text());
        }
        Fields reference = source instanceof Source.SecretKey secret
                ? new Fields().put("secretKeyRef", key(secret.name(), secret.key()))
                : source instanceof Source.ConfigMapKey map
                        ? new Fields().put("configMapKeyRef", key(map.name(), map.key()))
                        : new Fields();
        return fields.put("valueFrom", reference);
    }

    private static Fields key(Value<String> name, Value<String> key) {
        return new Fields().put("name", name).put("key", key);
    }
}
