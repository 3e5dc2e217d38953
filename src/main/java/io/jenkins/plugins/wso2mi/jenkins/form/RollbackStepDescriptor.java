package io.jenkins.plugins.wso2mi.jenkins.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** The form of the step that takes back. */
public abstract class RollbackStepDescriptor extends LandscapeStepDescriptor {
    private static final String APPLICATION = "application";

    /** Without an application that is none: a landscape is meant. */
    @Override
    public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable step) {
        UninstantiatedDescribable written = super.customUninstantiate(step);
        Map<String, Object> arguments = new LinkedHashMap<>(written.getArguments());
        arguments.remove(APPLICATION, "");
        return written.withArguments(arguments);
    }
}
