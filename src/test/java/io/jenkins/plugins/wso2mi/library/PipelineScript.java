package io.jenkins.plugins.wso2mi.library;

import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * What Jenkins puts below scripts and library variables: a name that the script itself does not have is a library
 * variable, else a step (workflow-cps: CpsScript.invokeMethod).
 */
public abstract class PipelineScript extends Script {
    private PipelineRun run;

    /** Binds the script to its run. */
    void bind(PipelineRun owner) {
        this.run = owner;
        getBinding().setVariable("steps", owner.steps());
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        if (!getMetaClass().respondsTo(this, name).isEmpty()) {
            return getMetaClass().invokeMethod(this, name, arguments);
        }
        if (name.equals("pipeline")) {
            return run.declarative((Closure<?>) ((Object[]) arguments)[0]);
        }
        Optional<Object> variable = run.variable(name);
        return variable.isPresent()
                ? InvokerHelper.invokeMethod(variable.get(), "call", arguments)
                : run.steps().invokeMethod(name, arguments);
    }

    @Override
    public Object getProperty(String name) {
        try {
            return super.getProperty(name);
        } catch (MissingPropertyException e) {
            return run.property(name).orElseThrow(() -> e);
        }
    }
}
