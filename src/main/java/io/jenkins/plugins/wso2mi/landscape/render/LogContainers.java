package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Logs;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.util.List;

/**
 * Containers that print log files of the server, one each, so that {@code kubectl logs -c} and collectors tell them
 * apart. They are sidecars (init containers that stay, Kubernetes 1.29), which end after the server.
 */
final class LogContainers {
    static final String VOLUME = "server-logs";
    /** Nobody's; what it may read it may as one of the pod's group. */
    private static final int USER = 65534;

    private LogContainers() {}

    static List<Fields> of(Logs logs) {
        return logs.follow().stream().map(file -> container(logs, file)).toList();
    }

    private static Fields container(Logs logs, Value<String> file) {
        Value<String> name = file.map(one -> "log-"
                + one.replaceFirst("\\.log$", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[._]", "-"));
        return new Fields()
                .put("name", name)
                .put("image", logs.image())
                .fix("restartPolicy", "Always")
                .texts("command", List.of(plain("tail"), plain("-n"), plain("+1"), plain("-F"), path(logs, file)))
                .put("resources", resources())
                .put("securityContext", ContainerFields.security().fix("runAsUser", USER))
                .row("volumeMounts", List.of(mount(logs).fix("readOnly", true)));
    }

    private static Value<String> plain(String word) {
        return new Value<>(word, "");
    }

    private static Value<String> path(Logs logs, Value<String> file) {
        return file.map(one -> logs.folder().get() + "/" + one);
    }

    static Fields mount(Logs logs) {
        return new Fields().fix("name", VOLUME).put("mountPath", logs.folder());
    }

    static Fields volume() {
        return new Fields().fix("name", VOLUME).put("emptyDir", new Fields().fix("sizeLimit", "1Gi"));
    }

    private static Fields resources() {
        return new Fields()
                .put("requests", new Fields().fix("cpu", "5m").fix("memory", "16Mi"))
                .put("limits", new Fields().fix("memory", "32Mi"));
    }
}
