package io.jenkins.plugins.wso2mi.jenkins.library;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.LibrariesAction;
import org.jenkinsci.plugins.workflow.libs.LibraryRecord;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The library that the plugin brings, in a real Jenkins. */
@WithJenkins
class BundledLibraryTest {
    private static WorkflowRun run(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(Result.FAILURE, job);
    }

    @Test
    void shouldBeThereWithoutConfigurationInThePluginsVersion(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "@Library('wso2-mi') _\nnode { miBuildCar(project: 'nowhere') }");

        jenkins.assertLogContains("pom.xml: there is no such file", run);
        jenkins.assertLogNotContains("\tat ", run);
        List<LibraryRecord> libraries = run.getAction(LibrariesAction.class).getLibraries();
        assertThat(libraries).singleElement().satisfies(library -> {
            assertThat(library.getName()).isEqualTo("wso2-mi");
            assertThat(library.isTrusted()).isFalse();
            assertThat(library.getVersion())
                    .isEqualTo(jenkins.getPluginManager().getPlugin("wso2-mi").getVersion());
            assertThat(library.getVariables()).containsExactlyInAnyOrderElementsOf(BundledVariables.VARIABLES);
        });
    }

    @Test
    void shouldBringEveryFileOfVars() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("vars"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(BundledVariables.VARIABLES.stream()
                            .flatMap(name -> Stream.of(name + ".groovy", name + ".txt"))
                            .toList())
                    .allSatisfy(file -> assertThat(BundledVariables.class.getResource(BundledVariables.PLACE + file))
                            .isNotNull());
        }
    }

    @Test
    void shouldSayWhatIsWrongWithALandscapeWithoutAStackTrace(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "node { writeFile file: 'mi.yaml', text: 'unit: {}'; miUnits() }");

        jenkins.assertLogContains("mi.yaml:1:1: the landscape has no key 'unit'; did you mean 'units'?", run);
        jenkins.assertLogContains("pom.xml: there is no such file", run);
        jenkins.assertLogNotContains("\tat ", run);
        WorkflowRun odd = run(jenkins, "node { miUnits changedSince: '--output=x' }");
        jenkins.assertLogContains("'--output=x' is no name of a revision", odd);
        jenkins.assertLogNotContains("\tat ", odd);
    }

    @Test
    void shouldHaveNoOtherVersion(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "@Library('wso2-mi@0.0.1') _\nmiPipeline()");

        jenkins.assertLogContains("Version override not permitted for library wso2-mi", run);
    }

    @Test
    void shouldStayAwayFromJobsThatDoNotAsk(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "miPipeline()");

        jenkins.assertLogContains("No such DSL method 'miPipeline'", run);
    }

    @Test
    void shouldRefuseAWrongKeyWithoutAStackTrace(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "@Library('wso2-mi') _\nmiPipeline(branch: 'main')");

        jenkins.assertLogContains("miPipeline: there is no key 'branch'; known are: file, mainBranch", run);
        jenkins.assertLogNotContains("\tat ", run);
    }
}
