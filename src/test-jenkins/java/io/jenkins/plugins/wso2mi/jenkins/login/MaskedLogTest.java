package io.jenkins.plugins.wso2mi.jenkins.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import hudson.slaves.DumbSlave;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import jenkins.security.MasterToSlaveCallable;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Logs without secrets, whoever writes them. */
@WithJenkins
class MaskedLogTest {
    private static final String SECRET = "hunter2-and-more";

    /** Says it in the ways in which it may be said. */
    private static final class Talk extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        private final TaskListener log;

        Talk(TaskListener log) {
            this.log = log;
        }

        @Override
        public Void call() {
            String pair = Base64.getEncoder().encodeToString(("ann:" + SECRET).getBytes(UTF_8));
            log.getLogger().println("plain " + SECRET + " ü");
            log.getLogger().print("in two pieces " + SECRET.substring(0, 5));
            log.getLogger().flush();
            log.getLogger().println(SECRET.substring(5) + ".");
            log.getLogger().println("Authorization: Basic " + pair);
            log.getLogger().println("end");
            return null;
        }
    }

    private static FreeStyleBuild talk(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws InterruptedException, IOException {
                launcher.getChannel().call(new Talk(MaskedLog.over(build, listener, List.of(SECRET))));
                return true;
            }
        });
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("plain **** ü", build);
        jenkins.assertLogContains("in two pieces ****.", build);
        jenkins.assertLogContains("end", build);
        jenkins.assertLogNotContains("hunter2", build);
        jenkins.assertLogNotContains(
                Base64.getEncoder()
                        .encodeToString(("ann:" + SECRET).getBytes(UTF_8))
                        .substring(8, 16),
                build);
        return build;
    }

    @Test
    void shouldMaskWhatTheControllerWrites(JenkinsRule jenkins) throws Exception {
        talk(jenkins, jenkins.createFreeStyleProject());
    }

    @Test
    void shouldMaskWhatAnAgentWrites(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        talk(jenkins, job);
    }
}
