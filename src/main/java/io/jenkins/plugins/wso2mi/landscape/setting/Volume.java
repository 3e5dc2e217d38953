package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of the pods that outlives them.
 *
 * @param mount where the server sees it
 * @param kind where it lies
 */
public record Volume(String name, Value<String> mount, Value<Boolean> readOnly, Kind kind) {

    private static final Set<String> RESERVED = Set.of("server-files", "server-logs", "secret-store");

    /** Where a volume lies. */
    public sealed interface Kind {
        /** A claim that is in the namespace already. */
        record Claim(Value<String> name) implements Kind {}

        /** A claim that a StorageClass fills; the cluster's default class if none is named. */
        record Dynamic(Space space, Optional<Value<String>> storageClass) implements Kind {}

        /** A folder of an NFS server. */
        record Nfs(Space space, Value<String> server, Value<String> path) implements Kind {}

        /** An Amazon EFS by its CSI driver, as a whole or from an access point. */
        record Efs(Space space, Value<String> fileSystem, Optional<Value<String>> accessPoint) implements Kind {}
    }

    /**
     * What is asked for.
     *
     * @param size such as {@code 1Gi}
     * @param access ReadWriteMany, ReadWriteOnce, ReadWriteOncePod or ReadOnlyMany
     */
    public record Space(Value<String> size, Value<String> access) {}

    static List<Volume> read(Settings settings) {
        List<Volume> all = new ArrayList<>();
        for (Placed key : settings.section().keys()) {
            settings.checked(key, Grammar.NAME)
                    .map(name -> settings.below(key.text()))
                    .flatMap(below -> volume(key.text(), below))
                    .ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private static Optional<Volume> volume(String name, Settings settings) {
        if (RESERVED.contains(name)) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            "'" + name + "' is the name of a volume that is there anyway",
                            "give it another");
        }
        settings.allow("mount", "readOnly", "claim", "storageClass", "nfs", "efs", "size", "access");
        Optional<Value<String>> mount = settings.required("mount", Grammar.PATH);
        mount.flatMap(one -> MountPlace.reason(one.get()))
                .ifPresent(why -> settings.refuse("mount", why, "mount it beside, such as at /var/" + name));
        Value<Boolean> readOnly = settings.flag("readOnly", false);
        Optional<Kind> kind = kind(settings);
        return mount.flatMap(one -> kind.map(other -> new Volume(name, one, readOnly, other)));
    }

    private static Optional<Kind> kind(Settings settings) {
        List<String> places = List.of("claim", "storageClass", "nfs", "efs").stream()
                .filter(settings::has)
                .toList();
        if (places.size() > 1) {
            settings.refuse(places.get(1), "a volume lies in one place, not in " + places, "remove all but one");
            return Optional.empty();
        }
        if (settings.has("claim")) {
            for (String key : List.of("size", "access")) {
                if (settings.has(key)) {
                    settings.refuse(key, "the claim has its own " + key, "remove it, or claim:");
                }
            }
            return settings.text("claim", Grammar.OBJECT).map(Kind.Claim::new);
        }
        Space space = space(settings, settings.has("nfs") || settings.has("efs"));
        if (settings.has("nfs")) {
            Settings nfs = settings.below("nfs").allow("server", "path");
            return nfs.required("server", Grammar.HOST).flatMap(server -> nfs.required("path", Grammar.PATH)
                    .map(path -> new Kind.Nfs(space, server, path)));
        }
        if (settings.has("efs")) {
            Settings efs = settings.below("efs").allow("fileSystem", "accessPoint");
            Optional<Value<String>> point = efs.text("accessPoint", Grammar.EFS_POINT);
            return efs.required("fileSystem", Grammar.EFS).map(id -> new Kind.Efs(space, id, point));
        }
        return Optional.of(new Kind.Dynamic(space, settings.text("storageClass", Grammar.OBJECT)));
    }

    private static Space space(Settings settings, boolean sharedFileSystem) {
        Value<String> size = sharedFileSystem && !settings.has("size")
                ? Value.standard("1Gi", "a shared file system does not limit it")
                : settings.required("size", Grammar.MEMORY).orElse(Value.standard("1Gi"));
        return new Space(
                size,
                settings.choice("access", List.of("ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod", "ReadOnlyMany"))
                        .orElse(Value.standard("ReadWriteMany")));
    }
}
