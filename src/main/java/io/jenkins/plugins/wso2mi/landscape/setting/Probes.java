package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;
import java.util.Optional;

/**
 * The probes of a server. What it answers differs by version: from 4.2 on {@code /liveness} and {@code /healthz} on
 * port 9201, from 1.2 on {@code /healthz} alone, before that nothing, so that the project's own API {@code /healthz} on
 * port 8290 is asked. Liveness never asks for {@code /healthz}: a faulty application would restart pods that serve the
 * others (https://github.com/wso2/api-manager/issues/1463).
 */
public record Probes(Probe startup, Probe readiness, Probe liveness) {

    static Probes read(Settings settings, ServerVersion version, List<Port> ports) {
        settings.allow("startup", "readiness", "liveness");
        Probe alive = version.answersLiveness()
                ? ask("/liveness", Port.MANAGEMENT, "since 4.2")
                : new Probe(
                        Optional.empty(),
                        Value.standard("http", "no /liveness before 4.2"),
                        Value.standard(10),
                        Value.standard(4),
                        Value.standard(3));
        Probe ready = version.answersHealth()
                ? ask("/healthz", Port.MANAGEMENT, "since 1.2")
                : ask("/healthz", "http", "an API of the project, before 1.2");
        return new Probes(
                starting(alive).over(settings.below("startup"), ports),
                readying(ready).over(settings.below("readiness"), ports),
                alive.over(settings.below("liveness"), ports));
    }

    private static Probe ask(String path, String port, String why) {
        return new Probe(
                Optional.of(Value.standard(path, why)),
                Value.standard(port),
                Value.standard(10),
                Value.standard(4),
                Value.standard(3));
    }

    // the port opens when all applications have been tried: three minutes are enough for dozens
    private static Probe starting(Probe alive) {
        return new Probe(
                alive.path(), alive.port(), Value.standard(1), alive.timeout(), Value.standard(180, "three minutes"));
    }

    private static Probe readying(Probe ready) {
        return new Probe(ready.path(), ready.port(), Value.standard(2), Value.standard(2), ready.failures());
    }
}
