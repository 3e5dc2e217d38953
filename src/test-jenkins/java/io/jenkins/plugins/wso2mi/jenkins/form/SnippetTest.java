package io.jenkins.plugins.wso2mi.jenkins.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import io.jenkins.plugins.wso2mi.jenkins.build.FullSteps;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiDeployStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRollbackStep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Snippet Generator writes, and what scripts may write. */
@WithJenkins
class SnippetTest {
    private static final StepArgument IMAGE = () -> "registry.example.com/clinic@sha256:1";
    private static final StepArgument CARS = () -> "cars/a.car\ncars/b.car";

    @Test
    void shouldWriteTheShortestLine(JenkinsRule jenkins) {
        assertThat(FullSteps.minimal().stream().map(Snippetizer::object2Groovy))
                .containsExactly(
                        "miBuildCar()",
                        "miBuildImage 'clinic/appointments:1.2.0'",
                        "miBuildBase from: 'wso2/wso2mi:4.4.0', to: 'clinic/base:4.4'",
                        "miBuild()",
                        "miRebaseImage 'clinic/appointments:1.2.0'",
                        "miOutdatedImages 'clinic/appointments:1.2.0'",
                        "miDeploy()",
                        "miCanary '10% 5m, 100%'",
                        "miRollback 'appointments'",
                        "miUndeploy()");
    }

    @Test
    void shouldWriteListsAsLists(JenkinsRule jenkins) {
        MiDeployStep step = new MiDeployStep();
        step.setManifests("kubernetes/a\nkubernetes/b");
        step.setImage("clinic/a:1");
        assertThat(Snippetizer.object2Groovy(step))
                .isEqualTo("miDeploy image: 'clinic/a:1', manifests: ['kubernetes/a', 'kubernetes/b']");
    }

    @Test
    void shouldWriteNoApplicationWhenALandscapeIsMeant(JenkinsRule jenkins) {
        MiRollbackStep step = new MiRollbackStep("");
        step.setFile("mi.yaml");
        assertThat(Snippetizer.object2Groovy(step)).isEqualTo("miRollback file: 'mi.yaml'");
        assertThat(((MiRollbackStep) step("miRollback", Map.of("file", "mi.yaml"))).getApplication())
                .isEmpty();
    }

    @Test
    void shouldReadBackWhatIsWritten(JenkinsRule jenkins) throws Exception {
        for (List<Step> steps : List.of(FullSteps.minimal(), FullSteps.full())) {
            for (Step step : steps) {
                jenkins.assertEqualDataBoundBeans(step, read(Snippetizer.object2Groovy(step)));
            }
        }
    }

    @Test
    void shouldTakeResultsListsAndMaps(JenkinsRule jenkins) {
        MiDeployStep deploy = (MiDeployStep) step(
                "miDeploy",
                Map.of("image", IMAGE, "images", Map.of("mi", IMAGE), "manifests", List.of("a.yaml", "b.yaml")));
        assertThat(deploy.getImage()).isEqualTo("registry.example.com/clinic@sha256:1");
        assertThat(deploy.getImages()).isEqualTo("mi=registry.example.com/clinic@sha256:1");
        assertThat(deploy.getManifests()).isEqualTo("a.yaml\nb.yaml");

        MiBuildImageStep image = (MiBuildImageStep) step(
                "miBuildImage",
                Map.of("to", "a:1", "cars", List.of(CARS, "c.car"), "additions", Map.of("lib/a.jar", "lib/")));
        assertThat(image.getCars()).isEqualTo("cars/a.car\ncars/b.car\nc.car");
        assertThat(image.getAdditions()).isEqualTo("lib/a.jar:lib/");
    }

    @Test
    void shouldRefuseItemsThatWouldBecomeSeveral(JenkinsRule jenkins) {
        assertThatThrownBy(() -> step("miDeploy", Map.of("manifests", List.of("a\nb"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("manifests: each item");
        assertThatThrownBy(() -> step("miDeploy", Map.of("manifests", Arrays.asList("a", null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("manifests: each item");
        assertThatThrownBy(() -> step("miDeploy", Map.of("namespace", List.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("namespace");
    }

    private static Step step(String function, Map<String, ?> arguments) {
        StepDescriptor descriptor = StepDescriptor.byFunctionName(function);
        assertThat(descriptor).as(function).isNotNull();
        return (Step) new DescribableModel<>(descriptor.clazz).instantiate(arguments);
    }

    private static Step read(String snippet) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(OneCall.class.getName());
        return (Step) new GroovyShell(OneCall.class.getClassLoader(), new Binding(), configuration).evaluate(snippet);
    }

    /** A script that calls one step, and hands back what it is configured as. */
    public abstract static class OneCall extends Script {
        @Override
        @SuppressWarnings("unchecked")
        public Object invokeMethod(String name, Object arguments) {
            Object[] given = (Object[]) arguments;
            if (given.length == 0) {
                return step(name, Map.of());
            }
            if (given[0] instanceof Map<?, ?> named) {
                return step(name, (Map<String, ?>) named);
            }
            StepDescriptor descriptor = StepDescriptor.byFunctionName(name);
            String sole = new DescribableModel<>(descriptor.clazz)
                    .getSoleRequiredParameter()
                    .getName();
            return step(name, Map.of(sole, given[0]));
        }
    }
}
