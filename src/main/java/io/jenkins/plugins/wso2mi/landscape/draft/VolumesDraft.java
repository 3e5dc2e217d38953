package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.landscape.setting.MountPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folders that outlive the pods: claims with their volumes. Others become patches. */
final class VolumesDraft {
    private final Remainder pod;
    private final Remainder container;
    private final Keys deploy;
    private final KubernetesObject deployment;
    private final Neighbours neighbours;
    private final Notes notes;
    private final List<String> variables = new ArrayList<>();

    VolumesDraft(
            Remainder pod,
            Remainder container,
            Keys deploy,
            KubernetesObject deployment,
            Neighbours neighbours,
            Notes notes) {
        this.pod = pod;
        this.container = container;
        this.deploy = deploy;
        this.deployment = deployment;
        this.neighbours = neighbours;
        this.notes = notes;
    }

    /** Writes them; the variables that are used in place of what the manifests leave blank. */
    List<String> write(String unit) {
        List<Map<String, Object>> left = new ArrayList<>();
        List<Map<String, Object>> mounts = new ArrayList<>(container.maps("volumeMounts"));
        for (Map<String, Object> volume : pod.maps("spec", "template", "spec", "volumes")) {
            String name = KubernetesObject.text(volume, "name");
            List<Map<String, Object>> own = mounts.stream()
                    .filter(mount -> name.equals(mount.get("name")))
                    .toList();
            Map<String, Object> claim = KubernetesObject.map(volume, "persistentVolumeClaim");
            if (!claim.isEmpty() && own.size() == 1 && !own.get(0).containsKey("subPath")) {
                mounts.removeAll(own);
                mount(name, own.get(0));
                claim(name, KubernetesObject.text(claim, "claimName"), unit);
            } else {
                left.add(volume);
            }
        }
        if (!left.isEmpty()) {
            pod.put(left, "spec", "template", "spec", "volumes");
        }
        if (!mounts.isEmpty()) {
            container.put(mounts, "volumeMounts");
        }
        return List.copyOf(variables);
    }

    private void mount(String name, Map<String, Object> mount) {
        String path = KubernetesObject.text(mount, "mountPath");
        Optional<String> reason = MountPlace.reason(path);
        String place = reason.isPresent() ? "/var/" + name : path;
        reason.ifPresent(why -> notes.add(
                deployment,
                why + ": it is mounted at " + place + " here; applications that poll files there have to name that"));
        deploy.put(place, "volumes", name, "mount");
        if (Boolean.TRUE.equals(mount.get("readOnly"))) {
            deploy.put(true, "volumes", name, "readOnly");
        }
    }

    private void claim(String name, String claimName, String unit) {
        Optional<KubernetesObject> claim = neighbours.named("PersistentVolumeClaim", claimName);
        if (claim.isEmpty()) {
            deploy.put(claimName, "volumes", name, "claim");
            return;
        }
        KubernetesObject object = claim.get();
        Optional<KubernetesObject> volume = neighbours.volume(object);
        Map<String, Object> spec = object.map("spec");
        boolean dynamic = volume.isEmpty() && !"".equals(spec.get("storageClassName"));
        if (!dynamic && !lies(name, volume)) {
            deploy.put(claimName, "volumes", name, "claim");
            notes.add(object, "and its volume stay as they are: release them beside the landscape, by mictl deploy -f");
            return;
        }
        if (dynamic) {
            deploy.put(Optional.ofNullable(spec.get("storageClassName")), "volumes", name, "storageClass");
        }
        deploy.put(object.map("spec", "resources", "requests").get("storage"), "volumes", name, "size");
        if (spec.get("accessModes") instanceof List<?> modes && !modes.isEmpty()) {
            deploy.put(String.valueOf(modes.get(0)), "volumes", name, "access");
        }
        notes.add(
                object,
                "is claim " + unit + "-" + name + " now" + (volume.isPresent() ? ", with a volume of its own" : ""));
    }

    /** Whether a volume lies where a landscape has words for. */
    private boolean lies(String name, Optional<KubernetesObject> volume) {
        if (volume.isEmpty()) {
            return false;
        }
        Map<String, Object> nfs = volume.get().map("spec", "nfs");
        Map<String, Object> csi = volume.get().map("spec", "csi");
        if (!nfs.isEmpty()) {
            blankOr(volume.get(), KubernetesObject.text(nfs, "server"), "NFS_SERVER", name, "server");
            blankOr(volume.get(), KubernetesObject.text(nfs, "path"), "NFS_PATH", name, "path");
            return true;
        }
        if ("efs.csi.aws.com".equals(csi.get("driver"))) {
            String[] handle = KubernetesObject.text(csi, "volumeHandle").split("::", 2);
            deploy.put(handle[0], "volumes", name, "efs", "fileSystem");
            if (handle.length > 1) {
                deploy.put(handle[1], "volumes", name, "efs", "accessPoint");
            }
            return true;
        }
        return false;
    }

    private void blankOr(KubernetesObject volume, String value, String variable, String name, String key) {
        if (value.isBlank()) {
            variables.add(variable);
            deploy.put(new Keys.Variable(variable), "volumes", name, "nfs", key);
            notes.add(volume, "names no nfs." + key + ": set the variable " + variable + ", or write it");
        } else {
            deploy.put(value, "volumes", name, "nfs", key);
        }
    }
}
