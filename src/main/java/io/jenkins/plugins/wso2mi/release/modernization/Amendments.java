package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What manifests of somebody else leave blank or place badly, said by who releases them.
 *
 * @param mounts where containers mount a volume, by its name in the pod
 * @param shares server and folder of an NFS volume, by the name of the PersistentVolume
 */
public record Amendments(Map<String, String> mounts, Map<String, Share> shares) {
    /** Nothing was said. */
    public static final Amendments NONE = new Amendments(Map.of(), Map.of());

    private static final Pattern MOUNT = Pattern.compile("([a-z0-9][-a-z0-9.]*)=(/[^:\\s]*)");
    private static final Pattern SHARE = Pattern.compile("([a-z0-9][-a-z0-9.]*)=([A-Za-z0-9][-A-Za-z0-9.]*):(/\\S*)");

    public Amendments {
        mounts = Map.copyOf(mounts);
        shares = Map.copyOf(shares);
    }

    /** A folder of an NFS server. */
    public record Share(String server, String folder) {}

    /**
     * Reads what was given.
     *
     * @param mounts {@code VOLUME=PATH}
     * @param shares {@code PERSISTENT-VOLUME=SERVER:/FOLDER}
     * @throws RefusedException with all that is none
     */
    public static Amendments parse(List<String> mounts, List<String> shares) {
        Problems problems = new Problems();
        Map<String, String> places = new LinkedHashMap<>();
        for (String text : mounts) {
            Matcher parts = MOUNT.matcher(text);
            if (parts.matches()) {
                places.put(parts.group(1), parts.group(2));
            } else {
                problems.error("--mount", "'" + text + "' is not VOLUME=PATH", "such as --mount shared=/var/shared");
            }
        }
        Map<String, Share> folders = new LinkedHashMap<>();
        for (String text : shares) {
            Matcher parts = SHARE.matcher(text);
            if (parts.matches()) {
                folders.put(parts.group(1), new Share(parts.group(2), parts.group(3)));
            } else {
                problems.error(
                        "--nfs", "'" + text + "' is not VOLUME=SERVER:/FOLDER", "such as --nfs shared=files:/exports");
            }
        }
        problems.refuseOnErrors();
        return new Amendments(places, folders);
    }

    /** Whether nothing is amended. */
    public boolean isEmpty() {
        return mounts.isEmpty() && shares.isEmpty();
    }

    /**
     * The objects with all of it.
     *
     * @throws RefusedException if there is no such volume among them
     */
    public List<KubernetesObject> on(List<KubernetesObject> objects) {
        Problems problems = new Problems();
        TreeSet<String> mounted = new TreeSet<>();
        objects.forEach(object -> containers(object).forEach(one -> KubernetesObject.maps(one, "volumeMounts")
                .forEach(mount -> mounted.add(KubernetesObject.text(mount, "name")))));
        List<String> volumes = objects.stream()
                .filter(Amendments::isNfs)
                .map(KubernetesObject::name)
                .toList();
        check("--mount", "mounted volume", mounts.keySet(), mounted, problems);
        check("--nfs", "PersistentVolume with nfs", shares.keySet(), volumes, problems);
        problems.refuseOnErrors();
        return objects.stream().map(this::shared).map(this::mounted).toList();
    }

    private static void check(
            String option, String kind, Iterable<String> names, Iterable<String> known, Problems problems) {
        List<String> there = new ArrayList<>();
        known.forEach(there::add);
        for (String name : names) {
            if (!there.contains(name)) {
                problems.error(
                        option,
                        "there is no " + kind + " '" + name + "'",
                        there.isEmpty() ? "there is none at all" : "there are: " + String.join(", ", there));
            }
        }
    }

    private static boolean isNfs(KubernetesObject object) {
        return object.kind().equals("PersistentVolume") && object.map("spec").containsKey("nfs");
    }

    private static List<Map<String, Object>> containers(KubernetesObject object) {
        return KubernetesObject.maps(object.map("spec", "template", "spec"), "containers");
    }

    private KubernetesObject shared(KubernetesObject object) {
        Share share = isNfs(object) ? shares.get(object.name()) : null;
        if (share == null) {
            return object;
        }
        Map<String, Object> nfs = new LinkedHashMap<>(object.map("spec", "nfs"));
        nfs.put("server", share.server());
        nfs.put("path", share.folder());
        return PodTemplate.withSpec(object, "nfs", nfs);
    }

    private KubernetesObject mounted(KubernetesObject object) {
        if (mounts.isEmpty() || containers(object).isEmpty()) {
            return object;
        }
        Map<String, Object> pod = new LinkedHashMap<>(object.map("spec", "template", "spec"));
        pod.put("containers", containers(object).stream().map(this::mounted).toList());
        return PodTemplate.withPodSpec(object, pod);
    }

    private Map<String, Object> mounted(Map<String, Object> container) {
        if (!container.containsKey("volumeMounts")) {
            return container;
        }
        Map<String, Object> now = new LinkedHashMap<>(container);
        now.put(
                "volumeMounts",
                KubernetesObject.maps(container, "volumeMounts").stream()
                        .map(mount -> {
                            Map<String, Object> moved = new LinkedHashMap<>(mount);
                            moved.computeIfPresent(
                                    "mountPath",
                                    (key, path) ->
                                            mounts.getOrDefault(KubernetesObject.text(mount, "name"), path.toString()));
                            return moved;
                        })
                        .toList());
        return now;
    }
}
