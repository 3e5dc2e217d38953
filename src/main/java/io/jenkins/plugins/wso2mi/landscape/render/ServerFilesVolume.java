package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.ServerFile;
import io.jenkins.plugins.wso2mi.landscape.setting.Source;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The volume with a unit's files. WSO2's entry point copies what it finds in {@code wso2-config-volume} over the
 * server's home before the server starts, in every version since 1.1.
 */
final class ServerFilesVolume {
    static final String NAME = "server-files";
    static final String MOUNT = "/home/wso2carbon/wso2-config-volume";

    private ServerFilesVolume() {}

    static Fields of(UnitSettings unit) {
        Map<String, Fields> sources = new LinkedHashMap<>();
        Map<String, List<Fields>> items = new LinkedHashMap<>();
        Value<String> own = ConfigObject.name(unit);
        for (ServerFile file : unit.server().files()) {
            Source source = file.source();
            if (source instanceof Source.SecretKey secret) {
                add("secret", secret.name(), secret.key(), file, sources, items);
            } else if (source instanceof Source.ConfigMapKey map) {
                add("configMap", map.name(), map.key(), file, sources, items);
            } else {
                add("configMap", own, new Value<>(ConfigObject.key(file), ""), file, sources, items);
            }
        }
        List<Fields> all = new ArrayList<>();
        sources.forEach((id, named) -> all.add(new Fields()
                .put(id.substring(0, id.indexOf('/')), named.row("items", items.getOrDefault(id, List.of())))));
        return new Fields().fix("name", NAME).put("projected", new Fields().row("sources", all));
    }

    private static void add(
            String kind,
            Value<String> name,
            Value<String> key,
            ServerFile file,
            Map<String, Fields> sources,
            Map<String, List<Fields>> items) {
        String id = kind + "/" + name.get();
        sources.computeIfAbsent(id, none -> new Fields().put("name", name));
        items.computeIfAbsent(id, none -> new ArrayList<>())
                .add(new Fields().put("key", key).fix("path", file.path()));
    }

    static Fields mount() {
        return new Fields().fix("name", NAME).fix("mountPath", MOUNT).fix("readOnly", true);
    }
}
