package io.jenkins.plugins.wso2mi.jenkins.form;

/** A step's result that another step takes as an argument. */
public interface StepArgument {
    /** What stands for it in a field: one item a line. */
    String toArgument();
}
