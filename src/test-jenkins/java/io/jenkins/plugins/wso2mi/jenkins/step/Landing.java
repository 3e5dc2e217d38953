package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** A namespace of its own in the real cluster, for the builds of one test. */
final class Landing implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** The readiness probe fails until somebody writes the page. */
    private static final String UNREADY = "mkdir -p /tmp/w; echo %s > /tmp/version; exec httpd -f -p 9201 -h /tmp/w";

    private final Site site;
    private final String namespace = "jenkins-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();

    Landing(Site site) {
        this.site = site;
        site.kubectl("create", "namespace", namespace);
    }

    String namespace() {
        return namespace;
    }

    /** An application of one pod that serves at once. */
    WebManifest web() {
        return new WebManifest(namespace, ShellImage.in(site.registry()));
    }

    /** One whose pods become ready by {@link #makeReady}. */
    WebManifest webThatWaits() {
        return web().command(UNREADY);
    }

    /** Lets the pods of {@link #webThatWaits} become ready. */
    void makeReady() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String pods = kubectl("get", "pods", "-o", "name");
            assertThat(pods).isNotEmpty();
            for (String pod : pods.split("\\s+")) {
                kubectl("exec", pod, "--", "sh", "-c", "echo 1 > /tmp/w/healthz");
            }
        });
    }

    String kubectl(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-n";
        all[1] = namespace;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return site.kubectl(all).strip();
    }

    /** What the application's newest pods were told to serve. */
    String command() {
        return kubectl("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].command[2]}");
    }

    /** Where the administrator's kubeconfig lies. */
    String kubeconfig() {
        return site.kubeconfig().toString();
    }

    /** Gives this Jenkins the administrator's kubeconfig by the id {@code cluster}. */
    void addCredentials() throws Exception {
        addCredentials(kubeconfig());
    }

    /** Gives this Jenkins a kubeconfig by the id {@code cluster}. */
    static void addCredentials(String kubeconfig) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "cluster",
                        "",
                        "kubeconfig",
                        SecretBytes.fromBytes(Files.readAllBytes(Path.of(kubeconfig)))));
        SystemCredentialsProvider.getInstance().save();
    }

    /** A Pipeline job. */
    static WorkflowJob pipeline(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** A step that releases, outside of any node. */
    String deploy(WebManifest web) {
        return "miDeploy(credentialsId: 'cluster', namespace: '" + namespace + "', yaml: '''" + web.yaml() + "''')";
    }

    /** A step that releases by a canary, outside of any node. */
    String canary(WebManifest web, String plan) {
        return "miCanary(plan: '" + plan + "', credentialsId: 'cluster', namespace: '" + namespace + "', yaml: '''"
                + web.yaml() + "''')";
    }

    @Override
    public void close() {
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }
}
