package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.completion.ServerContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's container of a Deployment: what it runs, on which ports, with which probes. */
final class ContainerDraft {
    private static final Map<String, String> KNOWN =
            Map.of("8290", "http", "8253", "https", "9201", "management", "9164", "management-api");
    private static final Pattern VERSION = Pattern.compile("wso2mi[-:]([1-9]\\.[0-9]+\\.[0-9]+)");
    private static final String[] CONTAINERS = {"spec", "template", "spec", "containers"};

    private final Remainder pod;
    private final Keys deploy;
    private final KubernetesObject deployment;
    private final Notes notes;
    private final Remainder own;
    private final List<Map<String, Object>> others;
    private final Map<String, String> portNames = new LinkedHashMap<>();

    /** Takes the container out of what is left of a Deployment. */
    ContainerDraft(Remainder pod, Keys deploy, KubernetesObject deployment, Notes notes) {
        this.pod = pod;
        this.deploy = deploy;
        this.deployment = deployment;
        this.notes = notes;
        this.others = new ArrayList<>(pod.maps(CONTAINERS));
        Map<String, Object> server = others.stream()
                .filter(ServerContainer::is)
                .findFirst()
                .orElseGet(() -> others.isEmpty() ? Map.of() : others.get(0));
        others.remove(server);
        this.own = new Remainder(server);
    }

    /** What is left of the container. */
    Remainder rest() {
        return own;
    }

    /** Names of its ports, by their numbers and by the names that they had. */
    Map<String, String> portNames() {
        return portNames;
    }

    /**
     * Writes what there are keys for.
     *
     * @param version of the server; empty to find one that fits
     * @return the image's repository
     */
    String write(String unit, String version) {
        own.take("name");
        String image = image();
        deploy.put(own.text("imagePullPolicy"), "pullPolicy");
        deploy.put(version.isEmpty() ? guess() : version, "version");
        own.maps("ports").forEach(this::port);
        KNOWN.forEach(portNames::putIfAbsent);
        EnvironmentDraft.write(own, deploy, deployment, notes);
        for (String kind : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                deploy.put(own.text("resources", kind, resource), "resources", kind, resource);
            }
        }
        ProbesDraft probes = new ProbesDraft(own, deploy, deployment, portNames, notes);
        List.of("startup", "readiness", "liveness").forEach(probes::write);
        return image;
    }

    /** Puts back what is left, under the name that the container gets, and the containers beside it. */
    void keepRest(String unit) {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Object> left = own.rest();
        if (!left.isEmpty()) {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("name", unit);
            named.putAll(left);
            all.add(named);
        }
        all.addAll(others);
        if (!all.isEmpty()) {
            pod.put(all, CONTAINERS);
        }
    }

    private String image() {
        String reference = own.text("image").orElse("");
        int digest = reference.indexOf('@');
        String named = digest < 0 ? reference : reference.substring(0, digest);
        int colon = named.lastIndexOf(':') > named.lastIndexOf('/') ? named.lastIndexOf(':') : -1;
        String repository = colon < 0 ? named : named.substring(0, colon);
        if (digest >= 0) {
            deploy.put(reference.substring(digest + 1), "tag");
        } else if (colon >= 0) {
            deploy.put(named.substring(colon + 1), "tag");
        } else {
            deploy.put("latest", "tag");
            notes.add(
                    deployment,
                    "its image has no tag, which means latest; write the build's own, or give it by --image");
        }
        return repository;
    }

    private String guess() {
        Matcher named = VERSION.matcher(deployment.content().toString());
        if (named.find()) {
            return named.group(1);
        }
        String probes = List.of("readinessProbe", "livenessProbe", "startupProbe").stream()
                .map(field -> KubernetesObject.map(own.rest(), field).toString())
                .reduce("", String::concat);
        String version = probes.contains("/liveness")
                ? "4.2.0"
                : probes.contains("9201") ? "1.2.0" : probes.contains("8290") ? "1.1.0" : "4.4.0";
        notes.add(
                deployment,
                "version " + version + " of the server is a guess by its probes; correct it, or give --mi-version");
        return version;
    }

    private void port(Map<String, Object> port) {
        String number = String.valueOf(port.get("containerPort"));
        String written = KubernetesObject.text(port, "name");
        String name = KNOWN.getOrDefault(number, written.isEmpty() ? "port-" + number : written);
        portNames.put(number, name);
        if (!written.isEmpty()) {
            portNames.put(written, name);
        }
        if (!KNOWN.containsKey(number) || number.equals("9164")) {
            deploy.put(port.get("containerPort"), "ports", name);
        }
        if (!KubernetesObject.text(port, "protocol").replace("TCP", "").isEmpty() || port.containsKey("hostPort")) {
            notes.add(deployment, "port " + number + " is taken over as a TCP port of the pod: " + port);
        }
    }
}
