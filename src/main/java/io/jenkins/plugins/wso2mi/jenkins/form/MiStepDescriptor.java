package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What all steps share: scripts may give lists, maps and results of other steps where a form has text. */
public abstract class MiStepDescriptor extends StepDescriptor implements CustomDescribableModel {
    /** What a step needs that works in a workspace. */
    protected static final Set<? extends Class<?>> WORKSPACE =
            Set.of(Run.class, FilePath.class, EnvVars.class, Launcher.class, TaskListener.class);

    @Override
    public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        return each(arguments, ArgumentText::of);
    }

    @Override
    public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable step) {
        return step.withArguments(each(step.getArguments(), ArgumentText::script));
    }

    private static Map<String, Object> each(Map<String, ?> arguments, BiFunction<String, Object, Object> change) {
        Map<String, Object> changed = new LinkedHashMap<>();
        arguments.forEach((property, value) -> changed.put(property, change.apply(property, value)));
        return changed;
    }
}
