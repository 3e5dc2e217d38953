package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Makes objects out of YAML text, without the reader under test. */
final class Yaml {
    private Yaml() {}

    @SuppressWarnings("unchecked")
    static KubernetesObject object(String text) {
        Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
        return new KubernetesObject((Map<String, Object>) content, "test.yaml:1");
    }

    /** An object that has nothing but a kind and a name. */
    static KubernetesObject bare(String kind, String name) {
        return object("{apiVersion: v1, kind: %s, metadata: {name: %s}}".formatted(kind, name));
    }
}
