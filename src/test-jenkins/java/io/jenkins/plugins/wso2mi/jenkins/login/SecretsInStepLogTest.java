package io.jenkins.plugins.wso2mi.jenkins.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.wso2mi.cluster.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A server that says a step's secret aloud: it comes neither into the log nor into anything that the build keeps. */
@WithJenkins
class SecretsInStepLogTest {
    private static final String TOKEN = "hunter2.and-much-more";
    private static final String ENCODED = Base64.getEncoder().encodeToString(("ann:" + TOKEN).getBytes(UTF_8));

    @Test
    void shouldNotLetTheTokenOutWhateverTheServerSays(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "deployer", "", Secret.fromString(TOKEN)));
        try (ApiServer server = new ApiServer()) {
            server.answer(
                    ApiServer.REVIEW,
                    401,
                    "{\"kind\":\"Status\",\"code\":401,\"message\":\"refused " + TOKEN + " and " + ENCODED
                            + " here\"}");
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition("""
                    miDeploy credentialsId: 'deployer', serverUrl: '%s', namespace: 'shop', yaml: '''
                      apiVersion: v1
                      kind: ConfigMap
                      metadata: {name: a}
                    '''
                    """.formatted(server.address()), true));
            WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
            jenkins.assertLogContains("refused ****", run);
            jenkins.assertLogNotContains(TOKEN, run);
            jenkins.assertLogNotContains(ENCODED.substring(8, 24), run);
            assertThat(kept(run)).doesNotContain(TOKEN).doesNotContain(ENCODED.substring(8, 24));
        }
    }

    private static String kept(WorkflowRun run) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
