package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that may be about units of a landscape. */
public abstract class LandscapeStep extends ClusterStep {
    private String file = "";
    private String environment = "";
    private String units = "";
    private String variables = "";

    /** A landscape from the workspace, such as {@code mi.yaml}, in place of what else the step may be about. */
    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFile(@Nullable String file) {
        this.file = Fields.text(file);
    }

    /** One of the landscape's environments; blank for what holds without one. */
    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(@Nullable String environment) {
        this.environment = Fields.text(environment);
    }

    /** Units of the landscape, one a line; blank for all. */
    public String getUnits() {
        return units;
    }

    @DataBoundSetter
    public void setUnits(@Nullable String units) {
        this.units = Fields.text(units);
    }

    /** Values for the variables that the landscape declares, each {@code NAME=VALUE}, one a line. */
    public String getVariables() {
        return variables;
    }

    @DataBoundSetter
    public void setVariables(@Nullable String variables) {
        this.variables = Fields.text(variables);
    }

    /** The order with the fields that say which units of which landscape. */
    protected final ReleaseOrder landscape(String verb) {
        return order(verb)
                .with("file", file)
                .with("environment", environment)
                .with("units", units)
                .with("variables", variables);
    }
}
