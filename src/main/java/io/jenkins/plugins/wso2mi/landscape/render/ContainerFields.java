package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Probe;
import io.jenkins.plugins.wso2mi.landscape.setting.Probes;
import io.jenkins.plugins.wso2mi.landscape.setting.Server;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Volume;
import io.jenkins.plugins.wso2mi.release.completion.Shutdown;
import java.util.ArrayList;
import java.util.List;

/** The container that the Micro Integrator runs in. */
final class ContainerFields {
    private ContainerFields() {}

    static Fields of(UnitSettings unit) {
        Server server = unit.server();
        Fields container = new Fields()
                .put("name", unit.identity().name())
                .put("image", unit.image().reference())
                .put("imagePullPolicy", unit.image().pullPolicy())
                .row("env", EnvironmentFields.of(unit))
                .row("ports", ports(server))
                .put("resources", resources(server));
        Probes probes = server.probes();
        return container
                .put("startupProbe", probe(probes.startup()))
                .put("readinessProbe", probe(probes.readiness()))
                .put("livenessProbe", probe(probes.liveness()))
                .put("lifecycle", new Fields().put("preStop", preStop()))
                .put("securityContext", security())
                .row("volumeMounts", mounts(unit));
    }

    private static List<Fields> ports(Server server) {
        return server.ports().stream()
                .map(port -> new Fields().fix("name", port.name()).put("containerPort", port.number()))
                .toList();
    }

    private static Fields resources(Server server) {
        return new Fields()
                .put("requests", server.resources().requests())
                .put("limits", server.resources().limits());
    }

    private static Fields probe(Probe probe) {
        Fields question = new Fields();
        Fields to = new Fields().put("path", probe.path()).put("port", probe.port());
        return question.put(probe.path().isPresent() ? "httpGet" : "tcpSocket", to)
                .put("periodSeconds", probe.period())
                .put("timeoutSeconds", probe.timeout())
                .put("failureThreshold", probe.failures());
    }

    private static Fields preStop() {
        return new Fields().put("exec", new Fields().words("command", Shutdown.preStop()));
    }

    static Fields security() {
        return new Fields()
                .fix("allowPrivilegeEscalation", false)
                .put("capabilities", new Fields().words("drop", List.of("ALL")));
    }

    private static List<Fields> mounts(UnitSettings unit) {
        List<Fields> mounts = new ArrayList<>();
        if (!unit.server().files().isEmpty()) {
            mounts.add(ServerFilesVolume.mount());
        }
        if (!unit.logs().follow().isEmpty()) {
            mounts.add(LogContainers.mount(unit.logs()));
        }
        unit.secretStore()
                .ifPresent(store -> mounts.add(new Fields()
                        .fix("name", PodFields.SECRET_STORE)
                        .put("mountPath", store.mount())
                        .fix("readOnly", true)));
        for (Volume volume : unit.volumes()) {
            Fields mount = new Fields().fix("name", volume.name()).put("mountPath", volume.mount());
            if (volume.readOnly().get()) {
                mount.put("readOnly", volume.readOnly());
            }
            mounts.add(mount);
        }
        return mounts;
    }
}
