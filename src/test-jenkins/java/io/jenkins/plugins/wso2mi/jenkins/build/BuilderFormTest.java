package io.jenkins.plugins.wso2mi.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.tasks.Builder;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildBaseStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildCarStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiCanaryStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiDeployStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiOutdatedImagesStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRebaseImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRollbackStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiUndeployStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a freestyle job's form shows, is saved and read back as it was. */
@WithJenkins
class BuilderFormTest {
    @Test
    void shouldKeepMinimalAndFullStepsThroughTheForm(JenkinsRule jenkins) throws Exception {
        for (List<Step> steps : List.of(FullSteps.minimal(), FullSteps.full())) {
            FreeStyleProject job = jenkins.createFreeStyleProject();
            for (Step step : steps) {
                job.getBuildersList().add(builder(step));
            }
            jenkins.configRoundtrip(job);
            List<Builder> after = job.getBuildersList();
            assertThat(after).hasSameSizeAs(steps);
            for (int i = 0; i < steps.size(); i++) {
                jenkins.assertEqualDataBoundBeans(builder(steps.get(i)), after.get(i));
            }
        }
    }

    @Test
    void shouldKeepFullStepsThroughTheFileOnDisk(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        for (Step step : FullSteps.full()) {
            job.getBuildersList().add(builder(step));
        }
        job.save();
        FreeStyleProject read = (FreeStyleProject) Items.load(jenkins.jenkins, job.getRootDir());
        assertThat(read.getBuildersList()).hasSize(FullSteps.full().size());
        for (int i = 0; i < FullSteps.full().size(); i++) {
            jenkins.assertEqualDataBoundBeans(
                    builder(FullSteps.full().get(i)), read.getBuildersList().get(i));
        }
        assertThat(job.getConfigFile().asString()).contains("<plan>10% 5m, 50% 5m, 100%</plan>");
    }

    @Test
    void shouldOfferEachStepByItsOwnNameAndHelp(JenkinsRule jenkins) {
        for (Step step : FullSteps.full()) {
            var descriptor = builder(step).getDescriptor();
            assertThat(descriptor.getDisplayName())
                    .isEqualTo(step.getDescriptor().getDisplayName())
                    .isNotEqualTo(step.getClass().getSimpleName());
        }
    }

    private static Builder builder(Step step) {
        if (step instanceof MiBuildCarStep car) {
            return new CarBuilder(car);
        } else if (step instanceof MiBuildImageStep image) {
            return new ImageBuilder(image);
        } else if (step instanceof MiBuildBaseStep base) {
            return new BaseBuilder(base);
        } else if (step instanceof MiBuildStep landscape) {
            return new LandscapeBuilder(landscape);
        } else if (step instanceof MiRebaseImageStep rebase) {
            return new RebaseBuilder(rebase);
        } else if (step instanceof MiOutdatedImagesStep outdated) {
            return new OutdatedBuilder(outdated);
        } else if (step instanceof MiDeployStep deploy) {
            return new DeployBuilder(deploy);
        } else if (step instanceof MiCanaryStep canary) {
            return new CanaryBuilder(canary);
        } else if (step instanceof MiRollbackStep rollback) {
            return new RollbackBuilder(rollback);
        }
        return new UndeployBuilder((MiUndeployStep) step);
    }
}
