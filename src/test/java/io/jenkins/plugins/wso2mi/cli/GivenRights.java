package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.Permissions.Action;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An account of a namespace, and the rights that it has there for the time being. */
final class GivenRights {
    /** What lies in no namespace takes a ClusterRole. */
    private static final String VOLUMES = "persistentvolumes";

    private final Site site;
    private final Path kubeconfig;
    private final String namespace;
    private final Set<Right> known = new LinkedHashSet<>();

    /** A verb on a kind, such as {@code get pods/log}. */
    record Right(String group, String resource, String verb) {
        Action action() {
            return new Action(verb, group, resource);
        }

        @Override
        public String toString() {
            return verb + " " + resource;
        }
    }

    /** Makes the account in a namespace that is there. */
    GivenRights(Site site, Path folder, String namespace) throws IOException {
        this.site = site;
        this.namespace = namespace;
        String account = "--serviceaccount=" + namespace + ":releaser";
        site.kubectl("-n", namespace, "create", "serviceaccount", "releaser");
        site.kubectl("-n", namespace, "create", "rolebinding", "given", "--role=given", account);
        site.kubectl("create", "clusterrolebinding", namespace, "--clusterrole=" + namespace, account);
        this.kubeconfig = kubeconfig(folder);
    }

    /** The account's. */
    Path kubeconfig() {
        return kubeconfig;
    }

    /** All that roles of {@code docs/permissions} give. */
    static Set<Right> of(String... files) throws IOException {
        Set<Right> rights = new LinkedHashSet<>();
        for (String file : files) {
            String text = Files.readString(Path.of("docs/permissions", file));
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
                for (Object rule : (List<?>) ((Map<?, ?>) document).get("rules")) {
                    read((Map<?, ?>) rule, rights);
                }
            }
        }
        return rights;
    }

    private static void read(Map<?, ?> rule, Set<Right> rights) {
        String group = String.valueOf(((List<?>) rule.get("apiGroups")).get(0));
        for (Object resource : (List<?>) rule.get("resources")) {
            for (Object verb : (List<?>) rule.get("verbs")) {
                rights.add(new Right(group, String.valueOf(resource), String.valueOf(verb)));
            }
        }
    }

    private Path kubeconfig(Path folder) throws IOException {
        String token =
                site.kubectl("-n", namespace, "create", "token", "releaser").strip();
        return Files.writeString(
                folder.resolve("releaser.kubeconfig"),
                Files.readString(site.kubeconfig())
                        .replaceAll("client-certificate-data: [A-Za-z0-9+/=]+", "token: " + token)
                        .replaceAll(",?\\s*client-key-data: [A-Za-z0-9+/=]+", ""));
    }

    /** Gives these and no others, and waits until the API server knows. */
    void give(Set<Right> rights) throws Exception {
        known.addAll(rights);
        Set<Right> gone = new LinkedHashSet<>(known);
        gone.removeAll(rights);
        try (Cluster cluster = site.connect(namespace)) {
            cluster.apply(role("Role", "given", rights, false));
            cluster.apply(role("ClusterRole", namespace, rights, true));
        }
        for (int i = 0; !missing().equals(gone); i++) {
            assertThat(i).as("asked whether the API server has heard of it").isLessThan(100);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** The rights of former times that the account lacks now. */
    private Set<Right> missing() {
        try (Cluster cluster = Cluster.connect(new ClusterAccess(kubeconfig, null, namespace))) {
            List<Action> actions = cluster.permissions(namespace)
                    .missing(known.stream().map(Right::action).toList());
            return known.stream()
                    .filter(right -> actions.contains(right.action()))
                    .collect(Collectors.toSet());
        }
    }

    private static KubernetesObject role(String kind, String name, Set<Right> rights, boolean ofCluster) {
        List<Map<String, Object>> rules = rights.stream()
                .filter(right -> right.resource().equals(VOLUMES) == ofCluster)
                .map(right -> Map.<String, Object>of(
                        "apiGroups", List.of(right.group()),
                        "resources", List.of(right.resource()),
                        "verbs", List.of(right.verb())))
                .toList();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("apiVersion", "rbac.authorization.k8s.io/v1");
        content.put("kind", kind);
        content.put("metadata", Map.of("name", name));
        content.put("rules", rules);
        return new KubernetesObject(content, "given");
    }

    void remove() {
        site.kubectl("delete", "clusterrolebinding,clusterrole", namespace, "--ignore-not-found");
    }
}
