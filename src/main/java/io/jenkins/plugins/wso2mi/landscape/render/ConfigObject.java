package io.jenkins.plugins.wso2mi.landscape.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.landscape.setting.ServerFile;
import io.jenkins.plugins.wso2mi.landscape.setting.Source;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The ConfigMap with a unit's files. A hash of its content is a part of its name: a changed file is a new ConfigMap and
 * so a rollout, and pods of the revision before, which a rollback brings back, keep theirs.
 */
final class ConfigObject {
    private static final int HASH_LENGTH = 10;

    private ConfigObject() {}

    /** The files whose text stands in the project. */
    static List<ServerFile> texts(UnitSettings unit) {
        return unit.server().files().stream()
                .filter(file -> file.source() instanceof Source.Text)
                .toList();
    }

    static Value<String> name(UnitSettings unit) {
        String hash = hash(texts(unit));
        return new Value<>(unit.identity().name().get() + "-config-" + hash, "hash of its content");
    }

    /** The key of a file in the ConfigMap. */
    static String key(ServerFile file) {
        return file.path().replace('/', '.');
    }

    static Fields of(UnitSettings unit, Heading heading) {
        Fields data = new Fields();
        for (ServerFile file : texts(unit)) {
            if (file.source() instanceof Source.Text text) {
                data.put(key(file), text.text());
            }
        }
        return heading.of("v1", "ConfigMap", name(unit), new Fields())
                .fix("immutable", true)
                .put("data", data);
    }

    private static String hash(List<ServerFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ServerFile file : files) {
                if (file.source() instanceof Source.Text text) {
                    digest.update((file.path() + "\0" + text.text().get() + "\0").getBytes(UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
