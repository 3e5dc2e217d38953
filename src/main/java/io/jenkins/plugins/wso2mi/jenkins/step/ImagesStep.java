package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.Lines;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** A step on images that are at registries already: it needs no workspace, and may stand outside of a node. */
public abstract class ImagesStep extends RegistryStep {
    private final String images;

    ImagesStep(@Nullable String images) {
        this.images = Fields.text(images);
    }

    /** The images, one a line; those without a host are of the global configuration's registry. */
    public final String getImages() {
        return images;
    }

    /**
     * Does it.
     *
     * @param variables replaces those in a text
     * @return the step's result
     */
    abstract Serializable at(RegistryPlace place, UnaryOperator<String> variables)
            throws InterruptedException, IOException;

    /** The images by their whole names, one a line. */
    final String whole(UnaryOperator<String> variables) {
        String registry = MiGlobalConfiguration.get().getRegistry();
        return Lines.of(variables.apply(images)).stream()
                .map(image -> ImageOrder.target(image, registry))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public final StepExecution start(StepContext context) {
        // in a Pipeline it is the script that replaces variables
        return new RegistryExecution<>(context, place -> at(place, UnaryOperator.identity()));
    }

    @Override
    public final void perform(
            Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        at(new RegistryPlace(run, workspace, env, listener), env::expand);
    }
}
