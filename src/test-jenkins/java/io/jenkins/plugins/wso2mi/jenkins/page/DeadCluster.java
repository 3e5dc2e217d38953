package io.jenkins.plugins.wso2mi.jenkins.page;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Run;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;

/** The servers page of a build that released to a cluster which nobody can ask any more. */
final class DeadCluster {
    static final String TOKEN = "abc.def.token";
    private static final String CREDENTIALS = "gone";

    private DeadCluster() {}

    /** Adds the page to a build, and this Jenkins the login at a port of this machine. */
    static ServersPage page(Run<?, ?> build, int port) throws Exception {
        String kubeconfig = """
                current-context: gone
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d"}}]
                users: [{name: u, user: {token: %s}}]
                contexts: [{name: gone, context: {cluster: c, user: u, namespace: clinic}}]
                """.formatted(port, TOKEN);
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        CREDENTIALS,
                        "",
                        "kubeconfig",
                        SecretBytes.fromBytes(kubeconfig.getBytes(StandardCharsets.UTF_8))));
        SystemCredentialsProvider.getInstance().save();
        ReleaseOrder order = ReleaseOrder.to("deploy")
                .with("credentialsId", CREDENTIALS)
                .with("namespace", "clinic")
                .with(ServersLook.SECRET, "mi-admin");
        ServersPage.add(build, order, List.of("appointments"));
        build.save();
        return build.getAction(ServersPage.class);
    }

    /** Where it is, with a slash at its end. */
    static String address(ServersPage page) {
        return page.getRun().getUrl() + page.getUrlName() + "/";
    }
}
