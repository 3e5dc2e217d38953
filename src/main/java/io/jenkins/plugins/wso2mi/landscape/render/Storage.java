package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import io.jenkins.plugins.wso2mi.landscape.setting.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PersistentVolumes and their claims. */
final class Storage {
    private final UnitSettings unit;
    private final Heading heading;

    Storage(UnitSettings unit, Heading heading) {
        this.unit = unit;
        this.heading = heading;
    }

    /** The objects of all volumes that bring their own. */
    List<Fields> objects() {
        List<Fields> all = new ArrayList<>();
        for (Volume volume : unit.volumes()) {
            if (volume.kind() instanceof Volume.Kind.Nfs nfs) {
                Fields source = new Fields().put("server", nfs.server()).put("path", nfs.path());
                all.add(volume(volume, nfs.space(), "nfs", source));
                all.add(bound(volume, nfs.space()));
            } else if (volume.kind() instanceof Volume.Kind.Efs efs) {
                Value<String> handle = efs.accessPoint()
                        .map(point -> point.map(one -> efs.fileSystem().get() + "::" + one))
                        .orElse(efs.fileSystem());
                Fields source = new Fields().fix("driver", "efs.csi.aws.com").put("volumeHandle", handle);
                all.add(volume(volume, efs.space(), "csi", source));
                all.add(bound(volume, efs.space()));
            } else if (volume.kind() instanceof Volume.Kind.Dynamic dynamic) {
                all.add(claim(volume, dynamic.space(), new Fields().put("storageClassName", dynamic.storageClass())));
            }
        }
        return all;
    }

    /** The claim that pods name. */
    static Value<String> claimName(UnitSettings unit, Volume volume) {
        return volume.kind() instanceof Volume.Kind.Claim claim
                ? claim.name()
                : unit.identity().name().map(one -> one + "-" + volume.name());
    }

    // volumes lie in no namespace, so the name tells it
    private Value<String> volumeName(Volume volume) {
        String prefix = unit.identity().namespace().map(one -> one.get() + "-").orElse("");
        return claimName(unit, volume).map(one -> prefix + one);
    }

    private Fields volume(Volume volume, Volume.Space space, String kind, Fields source) {
        Fields spec = new Fields()
                .put("capacity", new Fields().put("storage", space.size()))
                .texts("accessModes", List.of(space.access()))
                .fix("persistentVolumeReclaimPolicy", "Retain")
                .fix("storageClassName", "")
                .put("claimRef", claimRef(volume))
                .put(kind, source);
        return heading.common("v1", "PersistentVolume", volumeName(volume), false, new Fields())
                .put("spec", spec);
    }

    // nobody else's claim takes the volume; without a namespace of its own the claim is found by the volume's name
    // alone
    private Fields claimRef(Volume volume) {
        Optional<Value<String>> namespace = unit.identity().namespace();
        return namespace
                .map(one -> new Fields().put("namespace", one).put("name", claimName(unit, volume)))
                .orElseGet(Fields::new);
    }

    private Fields bound(Volume volume, Volume.Space space) {
        return claim(volume, space, new Fields().fix("storageClassName", "").put("volumeName", volumeName(volume)));
    }

    private Fields claim(Volume volume, Volume.Space space, Fields spec) {
        spec.texts("accessModes", List.of(space.access()))
                .put("resources", new Fields().put("requests", new Fields().put("storage", space.size())));
        return heading.of("v1", "PersistentVolumeClaim", claimName(unit, volume), new Fields())
                .put("spec", spec);
    }
}
