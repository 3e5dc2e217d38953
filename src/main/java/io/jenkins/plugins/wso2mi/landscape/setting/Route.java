package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;
import java.util.Optional;

/**
 * The way in from outside by an HTTPRoute of the Gateway API.
 *
 * @param gateway its name
 * @param gatewayNamespace empty for the unit's own
 * @param listener name of one of the gateway's listeners; empty for all
 * @param hosts none for those of the gateway
 * @param paths at least one
 * @param port name of the server's port
 */
public record Route(
        Value<String> gateway,
        Optional<Value<String>> gatewayNamespace,
        Optional<Value<String>> listener,
        List<Value<String>> hosts,
        List<Value<String>> paths,
        Value<String> port) {
    public Route {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
    }

    static Route read(Settings settings, Exposure service) {
        settings.allow("gateway", "gatewayNamespace", "listener", "hosts", "paths", "port");
        return new Route(
                settings.required("gateway", Grammar.OBJECT).orElse(Value.standard("")),
                settings.text("gatewayNamespace", Grammar.NAME),
                settings.text("listener", Grammar.OBJECT),
                settings.texts("hosts", Grammar.HOST),
                Entry.paths(settings),
                Backend.port(settings, service, Value.standard("http")));
    }
}
