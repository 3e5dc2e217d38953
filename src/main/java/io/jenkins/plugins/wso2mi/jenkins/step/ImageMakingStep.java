package io.jenkins.plugins.wso2mi.jenkins.step;

import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that makes one image of files in the workspace, and pushes it. */
public abstract class ImageMakingStep extends PublishingStep {
    private final String to;
    private String cars = "";
    private String additions = "";
    private String labels = "";
    private String secrets = "";

    ImageMakingStep(@Nullable String to) {
        this.to = Fields.text(to);
    }

    /**
     * Where the image goes: {@code registry/repository:tag}; without a host, to the global configuration's registry.
     */
    public final String getTo() {
        return to;
    }

    /** Carbon applications, one a line, from the workspace. */
    public final String getCars() {
        return cars;
    }

    @DataBoundSetter
    public final void setCars(@Nullable String cars) {
        this.cars = Fields.text(cars);
    }

    /** Files or folders, each {@code SRC:DEST}, one a line; DEST is from the server's home, or from /. */
    public final String getAdditions() {
        return additions;
    }

    @DataBoundSetter
    public final void setAdditions(@Nullable String additions) {
        this.additions = Fields.text(additions);
    }

    /** Labels and annotations, each {@code KEY=VALUE}, one a line. */
    public final String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public final void setLabels(@Nullable String labels) {
        this.labels = Fields.text(labels);
    }

    /** Secrets of the build or of the server, as the step says, one a line; none in clear text. */
    public final String getSecrets() {
        return secrets;
    }

    @DataBoundSetter
    public final void setSecrets(@Nullable String secrets) {
        this.secrets = Fields.text(secrets);
    }
}
