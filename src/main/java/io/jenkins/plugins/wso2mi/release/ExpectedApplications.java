package io.jenkins.plugins.wso2mi.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The carbon applications that must be active on the pods of a Deployment, kept as versioned JSON in an annotation of
 * it: so whoever goes on with a release knows them, and they come back with the release that is gone back to.
 *
 * @param servers one for each container whose image says what it holds
 */
public record ExpectedApplications(List<Server> servers) {
    /** The annotation; only names, no contents. */
    public static final String ANNOTATION = "wso2-mi.io/applications";

    private static final int SCHEMA = 1;
    private static final ExpectedApplications NONE = new ExpectedApplications(List.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ExpectedApplications {
        servers = List.copyOf(servers);
    }

    /** A container, the image that it is to run, and what that image holds. */
    public record Server(String container, String image, List<BurntApplication> applications) {
        public Server {
            applications = List.copyOf(applications);
        }
    }

    /**
     * What a Deployment says; where somebody else has changed an image since ({@code kubectl set image}), nothing is
     * known of that container.
     */
    static ExpectedApplications of(DeploymentState deployment) {
        String text = deployment.annotations().get(ANNOTATION);
        return text == null
                ? NONE
                : new ExpectedApplications(read(text).stream()
                        .filter(s -> s.image().equals(deployment.images().get(s.container())))
                        .toList());
    }

    private static List<Server> read(String text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            // Jackson reads the word null as no map at all
            return fields == null || KubernetesObject.number(fields, "schema", 0) != SCHEMA
                    ? List.of()
                    : KubernetesObject.maps(fields, "containers").stream()
                            .map(ExpectedApplications::server)
                            .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static Server server(Map<String, Object> fields) {
        return new Server(
                KubernetesObject.text(fields, "name"),
                KubernetesObject.text(fields, "image"),
                KubernetesObject.maps(fields, "applications").stream()
                        .map(a -> new BurntApplication(
                                KubernetesObject.text(a, "name"),
                                KubernetesObject.text(a, "version"),
                                KubernetesObject.text(a, "file"),
                                ""))
                        .toList());
    }

    /** The annotation's text. */
    String toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put(
                "containers", servers.stream().map(ExpectedApplications::fields).toList());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> fields(Server server) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", server.container());
        fields.put("image", server.image());
        fields.put(
                "applications",
                server.applications().stream()
                        .map(a -> {
                            Map<String, Object> application = new LinkedHashMap<>();
                            application.put("name", a.name());
                            application.put("version", a.version());
                            application.put("file", a.file());
                            return application;
                        })
                        .toList());
        return fields;
    }
}
