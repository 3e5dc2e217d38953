package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.SecretStore;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import io.jenkins.plugins.wso2mi.landscape.setting.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pods of a unit, as the restricted Pod Security Standard wants them. */
final class PodFields {
    static final String SECRET_STORE = "secret-store";

    private static final Map<String, String> TOPOLOGY =
            Map.of("node", "kubernetes.io/hostname", "zone", "topology.kubernetes.io/zone");

    private PodFields() {}

    static Fields of(UnitSettings unit, Heading heading) {
        return new Fields()
                .put("serviceAccountName", unit.account().name())
                .fix("automountServiceAccountToken", false)
                .put("terminationGracePeriodSeconds", unit.work().grace())
                .put("priorityClassName", unit.availability().priority())
                .row(
                        "imagePullSecrets",
                        unit.image().pullSecrets().stream()
                                .map(name -> new Fields().put("name", name))
                                .toList())
                .put("securityContext", security(unit))
                .row(
                        "topologySpreadConstraints",
                        unit.availability().spread().stream()
                                .map(over -> spread(over, heading))
                                .toList())
                .row("initContainers", LogContainers.of(unit.logs()))
                .row("containers", List.of(ContainerFields.of(unit)))
                .row("volumes", volumes(unit));
    }

    private static Fields security(UnitSettings unit) {
        Fields security = new Fields().fix("runAsNonRoot", true);
        if (!unit.volumes().isEmpty() || !unit.logs().follow().isEmpty()) {
            security.put("fsGroup", unit.server().version().map(version -> version.group()))
                    .fix("fsGroupChangePolicy", "OnRootMismatch");
        }
        return security.put("seccompProfile", new Fields().fix("type", "RuntimeDefault"));
    }

    private static Fields spread(Value<String> over, Heading heading) {
        return new Fields()
                .fix("maxSkew", 1)
                .put("topologyKey", over.map(TOPOLOGY::get))
                .fix("whenUnsatisfiable", "ScheduleAnyway")
                .put("labelSelector", new Fields().put("matchLabels", heading.selector()))
                // pods of the revision that goes do not count
                .words("matchLabelKeys", List.of("pod-template-hash"));
    }

    private static Fields secretStore(SecretStore store) {
        Fields csi = new Fields()
                .fix("driver", "secrets-store.csi.k8s.io")
                .fix("readOnly", true)
                .put("volumeAttributes", new Fields().put("secretProviderClass", store.providerClass()));
        return new Fields().fix("name", SECRET_STORE).put("csi", csi);
    }

    private static List<Fields> volumes(UnitSettings unit) {
        List<Fields> volumes = new ArrayList<>();
        if (!unit.server().files().isEmpty()) {
            volumes.add(ServerFilesVolume.of(unit));
        }
        if (!unit.logs().follow().isEmpty()) {
            volumes.add(LogContainers.volume());
        }
        unit.secretStore().ifPresent(store -> volumes.add(secretStore(store)));
        for (Volume volume : unit.volumes()) {
            Fields claim = new Fields().put("claimName", Storage.claimName(unit, volume));
            volumes.add(new Fields().fix("name", volume.name()).put("persistentVolumeClaim", claim));
        }
        return volumes;
    }
}
