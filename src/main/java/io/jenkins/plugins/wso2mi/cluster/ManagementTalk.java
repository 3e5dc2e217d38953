package io.jenkins.plugins.wso2mi.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the management APIs of servers in a namespace, logged in by a Secret in it. */
final class ManagementTalk {
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KubernetesClient client;
    private final String namespace;

    ManagementTalk(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Asks once which carbon applications are active, and waits for the answer up to some seconds.
     *
     * @param secret the name of the Secret with the keys {@code username} and {@code password}
     * @param restarts the run of the container that is asked
     * @return what it says; status 0 with the reason if it said nothing
     */
    ManagementAnswer ask(String pod, String secret, int restarts, Instant now) {
        try {
            return applications(pod, login(secret), restarts, now);
        } catch (ManagementException e) {
            return refused(e.status(), String.valueOf(e.getMessage()), restarts, now);
        } catch (IOException e) {
            return refused(0, Answers.words(e), restarts, now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(0, "interrupted", restarts, now);
        }
    }

    private static ManagementAnswer refused(int status, String why, int restarts, Instant now) {
        return new ManagementAnswer(now, 0, restarts, status == OK ? 0 : status, why, List.of(), List.of());
    }

    /**
     * Reads who logs in.
     *
     * @throws ManagementException if the Secret cannot be read, or lacks a key
     */
    ManagementLogin login(String name) throws ManagementException {
        try {
            Secret secret =
                    client.secrets().inNamespace(namespace).withName(name).get();
            if (secret == null) {
                throw new ManagementException(0, "there is no Secret " + name, "create it, or name another");
            }
            Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
            return new ManagementLogin(
                    value(name, data, "username"),
                    io.jenkins.plugins.wso2mi.config.Secret.of(value(name, data, "password")));
        } catch (KubernetesClientException e) {
            throw new ManagementException(Math.max(0, e.getCode()), Answers.words(e), Answers.advice(e));
        }
    }

    private static String value(String secret, Map<String, String> data, String key) throws ManagementException {
        String value = data.get(key);
        if (value == null) {
            throw new ManagementException(0, "the Secret " + secret + " has no key " + key, "add it");
        }
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private ManagementAnswer applications(String pod, ManagementLogin login, int restarts, Instant now)
            throws IOException, InterruptedException {
        try (ManagementSession session = ManagementSession.open(client, namespace, pod, login)) {
            ManagementReply told = session.get("applications");
            if (!told.isOk()) {
                return refused(told.status(), "the management API answers HTTP " + told.status(), restarts, now);
            }
            JsonNode all = JSON.readTree(told.body());
            return new ManagementAnswer(
                    now, 0, restarts, OK, "", names(all.path("activeList")), names(all.path("faultyList")));
        }
    }

    /** As {@code name_version}; a faulty one may be a file name alone. */
    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : list) {
            String name = one.isTextual() ? one.asText() : one.path("name").asText();
            String version = one.path("version").asText();
            names.add(version.isEmpty() ? name : name + "_" + version);
        }
        return names;
    }
}
