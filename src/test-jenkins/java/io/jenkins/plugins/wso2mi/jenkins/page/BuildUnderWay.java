package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;

/** A build that runs until it is closed. */
final class BuildUnderWay implements AutoCloseable {
    private final FreeStyleBuild build;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Future<FreeStyleBuild> ended;

    /** Starts one of a job. */
    BuildUnderWay(FreeStyleProject job) throws Exception {
        job.getBuildersList().replace(new Hold(end));
        var scheduled = job.scheduleBuild2(0);
        this.build = scheduled.waitForStart();
        this.ended = scheduled;
    }

    /** Starts the first one of a new job. */
    static BuildUnderWay of(JenkinsRule jenkins, String name) throws Exception {
        return new BuildUnderWay(jenkins.createFreeStyleProject(name));
    }

    FreeStyleBuild build() {
        return build;
    }

    @Override
    public void close() throws Exception {
        end.countDown();
        ended.get();
    }

    /** Holds a build; not to be loaded again. */
    private static final class Hold extends TestBuilder {
        private final transient CountDownLatch end;

        Hold(CountDownLatch end) {
            this.end = end;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException {
            end.await();
            return true;
        }
    }
}
