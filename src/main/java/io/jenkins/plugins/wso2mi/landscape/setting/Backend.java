package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;

/** The port of a Service that a way in leads to. */
final class Backend {
    private Backend() {}

    static Value<String> port(Settings settings, Exposure service, Value<String> standard) {
        if (!service.exists()) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            settings.section().name() + " leads to a Service, and the unit has none",
                            "write another service.type than none, or remove it");
        }
        List<String> names =
                service.ports().stream().map(Exposure.ServicePort::name).toList();
        return settings.choice("port", names).orElse(standard);
    }
}
