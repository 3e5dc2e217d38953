package io.jenkins.plugins.wso2mi.canary.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Finds the secrets that a plan names, and makes of them what is sent. */
final class Logins {
    private final Map<String, String> environment;
    private final String namespace;
    private final Objects objects;

    /** Reads an object of a cluster. */
    interface Objects {
        /** Empty if there is none. */
        Optional<KubernetesObject> get(ObjectRef ref) throws IOException;
    }

    /** Looks in an environment, and for Secrets in the namespace of an application. */
    Logins(Map<String, String> environment, String namespace, Objects objects) {
        this.environment = environment;
        this.namespace = namespace;
        this.objects = objects;
    }

    /**
     * What to send as {@code Authorization}; empty for no login.
     *
     * @param where the gate, for messages
     * @throws RefusedException if the secret is not there
     * @throws IOException if the cluster does not answer
     */
    Optional<Secret> authorization(Login login, String where) throws IOException {
        SecretRef ref = login.secret();
        if (ref == null) {
            return Optional.empty();
        }
        String secret = find(ref, where);
        if (secret.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(where, ref.text() + " has more than one line", "store the bare secret");
        }
        return Optional.of(Secret.of(
                login.user().isEmpty()
                        ? "Bearer " + secret
                        : "Basic "
                                + Base64.getEncoder().encodeToString((login.user() + ":" + secret).getBytes(UTF_8))));
    }

    private String find(SecretRef ref, String where) throws IOException {
        Optional<String> found = ref.isEnvironment()
                ? Optional.ofNullable(environment.get(ref.key()))
                : objects.get(new ObjectRef("v1", "Secret", namespace, ref.secret()))
                        .map(secret -> KubernetesObject.text(secret.map("data"), ref.key()))
                        .map(Logins::decoded);
        return found.map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> new RefusedException(
                        where,
                        ref.text() + " is not there, or is empty",
                        ref.isEnvironment()
                                ? "set the environment variable " + ref.key()
                                : "make Secret " + namespace + "/" + ref.secret() + " with the key " + ref.key()));
    }

    private static String decoded(String data) {
        return new String(Base64.getMimeDecoder().decode(data), UTF_8);
    }
}
