package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;
import java.util.Optional;

/**
 * A question that Kubernetes asks a pod.
 *
 * @param path of the HTTP request; empty if it is enough that the port opens
 * @param port its name
 * @param period seconds
 * @param timeout seconds
 * @param failures how many in a row count
 */
public record Probe(
        Optional<Value<String>> path,
        Value<String> port,
        Value<Integer> period,
        Value<Integer> timeout,
        Value<Integer> failures) {

    Probe over(Settings settings, List<Port> ports) {
        settings.allow("path", "port", "periodSeconds", "timeoutSeconds", "failureThreshold");
        List<String> names = ports.stream().map(Port::name).toList();
        Optional<Value<String>> own = settings.text("path", Grammar.PATH);
        return new Probe(
                own.isPresent() ? own : path,
                settings.choice("port", names).orElse(port),
                settings.number("periodSeconds", 1, 3_600).orElse(period),
                settings.number("timeoutSeconds", 1, 3_600).orElse(timeout),
                settings.number("failureThreshold", 1, 10_000).orElse(failures));
    }
}
