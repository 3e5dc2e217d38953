package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.ManagementException;
import io.jenkins.plugins.wso2mi.cluster.ManagementLogin;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.util.Map;
import picocli.CommandLine.Option;

/** Who logs in at the servers' management APIs. A password is in no argument: everybody on a machine can read those. */
final class ManagementLoginOptions {
    private static final String USERNAME = "MICTL_MANAGEMENT_USERNAME";
    private static final String PASSWORD = "MICTL_MANAGEMENT_PASSWORD";

    @Option(
            names = "--management-secret",
            paramLabel = "NAME",
            description = {
                "Secret with username and password of the servers' management API (9164) in the namespace;",
                "default: the variables " + USERNAME + " and " + PASSWORD + "."
            })
    private String secret = "";

    /** Refuses if there is nothing to log in by, or the Secret's name is none. */
    void check(Map<String, String> environment) {
        if (!secret.isEmpty()) {
            KubernetesName.check("--management-secret", secret);
        } else if (!environment.containsKey(USERNAME) || !environment.containsKey(PASSWORD)) {
            throw new RefusedException(
                    "--management-secret",
                    "nobody is named who logs in at the management API",
                    "name a Secret with username and password, or set " + USERNAME + " and " + PASSWORD);
        }
    }

    /** The login; refuses if the Secret cannot be read. */
    ManagementLogin login(PodTalk talk, Map<String, String> environment) {
        if (secret.isEmpty()) {
            return new ManagementLogin(
                    environment.getOrDefault(USERNAME, ""), Secret.of(environment.getOrDefault(PASSWORD, "")));
        }
        try {
            return talk.managementLogin(secret);
        } catch (ManagementException e) {
            throw new RefusedException("--management-secret", String.valueOf(e.getMessage()), e.fix());
        }
    }
}
