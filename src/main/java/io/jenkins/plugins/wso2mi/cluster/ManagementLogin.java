package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who logs in at the management APIs of servers. */
public record ManagementLogin(String username, Secret password) {
    /** The value of a basic authorization. */
    String basic() {
        String pair = username + ":" + password.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
