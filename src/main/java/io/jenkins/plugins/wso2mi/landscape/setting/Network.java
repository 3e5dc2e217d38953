package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;
import java.util.Optional;

/** How requests reach a unit. */
public record Network(Exposure service, Optional<Entry> ingress, Optional<Route> route) {

    static Network read(Settings settings, List<Port> ports, boolean metrics) {
        Exposure service = Exposure.read(settings.below("service"), ports, metrics);
        return new Network(
                service,
                settings.optional("ingress").map(one -> Entry.read(one, service)),
                settings.optional("route").map(one -> Route.read(one, service)));
    }
}
