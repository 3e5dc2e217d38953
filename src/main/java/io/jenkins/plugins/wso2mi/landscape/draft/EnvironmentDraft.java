package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a container: texts, keys of Secrets and ConfigMaps, and Java's options. */
final class EnvironmentDraft {
    private static final Pattern HEAP = Pattern.compile("-Xmx([0-9]{1,6}[mMgG])");
    private static final Pattern OPTION = Pattern.compile("-[^\\s\"'$`;&|<>]+");

    private EnvironmentDraft() {}

    static void write(Remainder container, Keys deploy, KubernetesObject deployment, Notes notes) {
        List<Map<String, Object>> left = new ArrayList<>();
        for (Map<String, Object> variable : container.maps("env")) {
            String name = KubernetesObject.text(variable, "name");
            String value = String.valueOf(variable.getOrDefault("value", ""));
            boolean own =
                    switch (name) {
                        case "JVM_MEM_OPTS" -> heap(value, deploy);
                        case "JAVA_OPTS" -> options(value, deploy);
                        case "JAVA_MEM_OPTS" -> ignored(deployment, notes);
                        default -> plain(name, variable, deploy);
                    };
            if (!own) {
                left.add(variable);
            }
        }
        if (!left.isEmpty()) {
            container.put(left, "env");
        }
    }

    private static boolean ignored(KubernetesObject deployment, Notes notes) {
        notes.add(deployment, "JAVA_MEM_OPTS is left out: no script of Micro Integrator reads it; write heap:");
        return true;
    }

    private static boolean heap(String value, Keys deploy) {
        Matcher most = HEAP.matcher(value);
        if (most.find()) {
            deploy.put(most.group(1), "heap");
            return true;
        }
        return false;
    }

    private static boolean options(String value, Keys deploy) {
        List<String> words = List.of(value.strip().split("\\s+"));
        if (words.stream().allMatch(word -> OPTION.matcher(word).matches() && !word.startsWith("-Xm"))) {
            deploy.put(words, "javaOptions");
            return true;
        }
        return false;
    }

    private static boolean plain(String name, Map<String, Object> variable, Keys deploy) {
        if (!variable.containsKey("valueFrom")) {
            deploy.put(String.valueOf(variable.getOrDefault("value", "")), "env", name);
            return true;
        }
        Map<String, Object> from = KubernetesObject.map(variable, "valueFrom");
        return reference("secretKeyRef", "secret", name, from, deploy)
                || reference("configMapKeyRef", "configMap", name, from, deploy);
    }

    private static boolean reference(String field, String key, String name, Map<String, Object> from, Keys deploy) {
        Map<String, Object> reference = KubernetesObject.map(from, field);
        if (reference.isEmpty() || reference.containsKey("optional")) {
            return false;
        }
        deploy.put(reference.get("name"), "env", name, key);
        deploy.put(reference.get("key"), "env", name, "key");
        return true;
    }
}
