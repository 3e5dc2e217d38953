package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.TopLevelItem;
import hudson.slaves.DumbSlave;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.util.Secret;
import io.jenkins.plugins.wso2mi.cluster.KeyPairFile;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerDaemon;
import io.jenkins.plugins.wso2mi.jenkins.build.ImageBuilder;
import io.jenkins.plugins.wso2mi.jenkins.trigger.BuiltImageAction;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerCredentials;
import org.jenkinsci.plugins.docker.commons.tools.DockerTool;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Docker projects by a real docker daemon: one that asks for a key, and a docker that is an installation of Jenkins.
 */
@WithJenkins
class DockerServerTest {
    private static final String DAEMON = "daemon";
    private static final String INSTALLATION = "docker of the tests";

    private static Path home;
    private static DebianRegistry registry;
    private static DockerDaemon daemon;
    private static KeyPairFile server;
    private static KeyPairFile client;
    private static String address;
    private static String base;

    private JenkinsRule jenkins;
    private DumbSlave agent;
    private Path called;

    @BeforeAll
    static void start(@TempDir Path scratch) throws Exception {
        assumeTrue(DockerDaemon.reasonAgainst().isEmpty(), DockerDaemon.reasonAgainst());
        // of a short path, as that of a socket must be
        home = Files.createTempDirectory("mi");
        server = KeyPairFile.make(scratch, "server", "RSA");
        client = KeyPairFile.make(scratch, "client", "RSA");
        int port = freePort();
        address = "tcp://127.0.0.1:" + port;
        daemon = DockerDaemon.start(
                home,
                "--host=" + address,
                "--tlsverify",
                "--tlscacert=" + Files.writeString(scratch.resolve("clients.pem"), client.certificate()),
                "--tlscert=" + Files.writeString(scratch.resolve("server.pem"), server.certificate()),
                "--tlskey=" + Files.writeString(scratch.resolve("server-key.pem"), server.key()));
        registry = DebianRegistry.start();
        base = TinyServer.in(registry, scratch.resolve("tree"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (registry != null) {
            registry.close();
        }
        if (daemon != null) {
            daemon.close();
            DockerDaemon.remove(home);
        }
    }

    /** An agent, the key for the daemon, and an installation of docker that notes how it is called. */
    @BeforeEach
    void begin(JenkinsRule rule, @TempDir Path tool) throws Exception {
        jenkins = rule;
        agent = jenkins.createOnlineSlave();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new DockerServerCredentials(
                        CredentialsScope.GLOBAL,
                        DAEMON,
                        "",
                        Secret.fromString(client.key()),
                        client.certificate(),
                        server.certificate()));
        called = tool.resolve("called");
        Path program = Files.createDirectories(tool.resolve("bin")).resolve("docker");
        Files.writeString(
                program,
                "#!/bin/sh\necho \"$DOCKER_HOST $*\" >>" + called + "\nexec " + DockerDaemon.client() + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        jenkins.jenkins
                .getDescriptorByType(DockerTool.DescriptorImpl.class)
                .setInstallations(new DockerTool(INSTALLATION, tool.toString(), List.of()));
    }

    private <J extends TopLevelItem> J withProject(J job) throws Exception {
        FilePath workspace = agent.getWorkspaceFor(job);
        workspace.mkdirs();
        TinyCar.write(Path.of(workspace.getRemote()), "desk", "1.0.0");
        workspace.child("docker/note").write("kept", "UTF-8");
        workspace.child("docker/Dockerfile").write("""
                FROM %1$s AS notes
                COPY note /note
                FROM %1$s
                COPY --from=notes /note /home/wso2carbon/note
                COPY --chown=wso2carbon:wso2 desk_1.0.0.car ${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps/
                """.formatted(base), "UTF-8");
        return job;
    }

    private WorkflowJob pipeline(String name, String script) throws Exception {
        return withProject(Landing.pipeline(jenkins, name, "node('" + agent.getNodeName() + "') { " + script + " }"));
    }

    private static String build(String image, String more) {
        return "miBuildImage(to: '" + registry.host() + "/clinic/" + image + "', project: 'docker', "
                + "cars: 'desk_1.0.0.car', builder: 'docker'" + more + ")";
    }

    /** What the registry has by a tag; it must be there. */
    private static String digest(String repository, String tag) throws Exception {
        URI manifest = URI.create("http://" + registry.host() + "/v2/clinic/" + repository + "/manifests/" + tag);
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(manifest)
                                .header(
                                        "Accept",
                                        "application/vnd.docker.distribution.manifest.v2+json, "
                                                + "application/vnd.oci.image.manifest.v1+json")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).as(manifest.toString()).isEqualTo(200);
        return answer.headers().firstValue("Docker-Content-Digest").orElseThrow();
    }

    private static void assertPushed(WorkflowRun run, String repository) throws Exception {
        assertThat(run.getAction(BuiltImageAction.class).getDigest()).isEqualTo(digest(repository, "1"));
    }

    @Test
    void shouldBuildByADaemonThatAsksForAKey() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline(
                "server",
                "withDockerServer([uri: '" + address + "', credentialsId: '" + DAEMON + "']) { "
                        + build("server:1", ", dockerTool: '" + INSTALLATION + "'") + " }"));
        assertPushed(run, "server");
        assertThat(Files.readAllLines(called))
                .anyMatch(line -> line.startsWith(address + " build"))
                .allMatch(line -> line.startsWith(address + " "));
        jenkins.assertLogNotContains("PRIVATE KEY", run);
    }

    @Test
    void shouldSayWhatDockerSaysWhenTheDaemonIsNotGivenTheKey() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline(
                "stranger",
                "withDockerServer([uri: '" + address + "']) { try { "
                        + build("stranger:1", ", dockerTool: '" + INSTALLATION + "'")
                        + " } catch (e) { echo \"refused: ${e.message}\" } }"));
        jenkins.assertLogContains(
                "none is there: docker: Error response from daemon: Client sent an HTTP request to an HTTPS server",
                run);
        assertThat(run.getAction(BuiltImageAction.class)).isNull();
    }

    @Test
    void shouldBuildByTheInstallationThatTheScriptIsIn() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline(
                "tool",
                "withEnv(['DOCKER_HOST=" + daemon.host() + "']) { docker.withTool('" + INSTALLATION + "') { "
                        + build("tool:1", "") + " } }"));
        assertPushed(run, "tool");
        assertThat(Files.readAllLines(called)).anyMatch(line -> line.startsWith(daemon.host() + " build"));
    }

    @Test
    void shouldBuildInAFreestyleJob() throws Exception {
        agent.getNodeProperties()
                .add(new EnvironmentVariablesNodeProperty(
                        new EnvironmentVariablesNodeProperty.Entry("DOCKER_HOST", daemon.host())));
        FreeStyleProject job = withProject(jenkins.createFreeStyleProject("free"));
        job.setAssignedNode(agent);
        MiBuildImageStep step = new MiBuildImageStep(registry.host() + "/clinic/free:${BUILD_NUMBER}");
        step.setProject("docker");
        step.setCars("desk_1.0.0.car");
        step.setBuilder("docker");
        step.setDockerTool(INSTALLATION);
        job.getBuildersList().add(new ImageBuilder(step));
        var run = jenkins.buildAndAssertSuccess(job);
        assertThat(run.getAction(BuiltImageAction.class).getDigest()).isEqualTo(digest("free", "1"));
        assertThat(Files.readAllLines(called)).anyMatch(line -> line.startsWith(daemon.host() + " build"));
    }
}
