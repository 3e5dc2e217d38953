package io.jenkins.plugins.wso2mi.jenkins.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Descriptor;
import hudson.util.Secret;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.jenkins.step.MiDeployStep;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The button that tests the connection to a cluster. */
@WithJenkins
@ExtendWith(Testbed.class)
class ConnectionTestTest {
    private FormVisitor visitor;
    private Descriptor<?> form;

    @BeforeEach
    void open(JenkinsRule jenkins, Site site) throws Exception {
        visitor = new FormVisitor(jenkins);
        form = jenkins.jenkins.getDescriptorOrDie(MiDeployStep.class);
        add(new FileCredentialsImpl(
                CredentialsScope.GLOBAL,
                "cluster",
                "",
                "kubeconfig",
                SecretBytes.fromBytes(Files.readAllBytes(site.kubeconfig()))));
        add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString("t0ken-of-nobody")));
    }

    private static void add(Credentials credentials) throws IOException {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
        SystemCredentialsProvider.getInstance().save();
    }

    private String test(String user, String credentialsId, String serverUrl) throws Exception {
        Map<String, String> fields = Map.of(
                "credentialsId", credentialsId,
                "serverUrl", serverUrl,
                "caCertificate", "",
                "context", "",
                "namespace", "clinic");
        return visitor.ask(user, HttpMethod.POST, form, "doTestConnection", fields)
                .getContentAsString();
    }

    @Test
    void shouldTellTheVersionOfTheCluster() throws Exception {
        assertThat(test("author", "cluster", "")).contains("ok", "Kubernetes v1.", "clinic");
    }

    @Test
    void shouldNotTellTheAuthorOfAJobWhatStandsInTheNetwork(Site site) throws Exception {
        String server;
        try (Cluster cluster = site.connect("default")) {
            server = cluster.address();
        }
        String closed = test("author", "token", "https://127.0.0.1:1");
        String open = test("author", "token", server);
        assertThat(closed).contains("error").doesNotContain("127.0.0.1", "efused");
        assertThat(open).isEqualTo(closed);
        assertThat(test("admin", "token", "https://127.0.0.1:1")).contains("connection refused");
    }

    @Test
    void shouldSendNothingWithoutTls() throws Exception {
        assertThat(test("admin", "token", "http://127.0.0.1:1")).contains("error", "https");
        assertThat(test("admin", "token", "file:///etc/passwd")).contains("error", "https");
    }
}
